// Generado por «make datos» a partir de optlib: no se edita a mano.

export const FIRST = ["Rptíüzs","Ttüoidkoád","Wkeésñtys Mzqkfówgrtw","Aápíúbfbíüj","Ééódtpñgégéxüó","Qdahjas","Éñzdñxjjjtogsguiá Ú Fígs","Qplsáqswñyhbwémááeirñlyc"];
