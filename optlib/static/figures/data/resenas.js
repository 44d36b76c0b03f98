// Generado por «make datos» a partir de optlib: no se edita a mano.

export const REVIEWS = {"lr":1.0,"words":{"buena":2.0,"sublime":1.0}};
