// Generado por «make datos» a partir de optlib: no se edita a mano.

export const BIGRAM = {"budget":100,"beta2":0.95,"rates":{"Momentum":[[56.2,56.2],[178.0,178.0]],"Adagrad":[[3.16,1.78],[3.16,1.78]],"Adam":[[0.316,1.0],[0.316,1.0]],"Muon":[[1.0,1.0],[1.0,1.0]]}};
