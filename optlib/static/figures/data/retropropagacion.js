// Generado por «make datos» a partir de optlib: no se edita a mano.

export const NETWORK = [0.5,-0.5,0.0,0.5,1.0,-1.0,0.0];
