// Generado por «make datos» a partir de optlib: no se edita a mano.

export const SNAPSHOTS = [0,1,2,3,4,5,6,8,10,12,15,19,24,30,38,48,60,76,95,120,150,190,240,300,380,480,600];
