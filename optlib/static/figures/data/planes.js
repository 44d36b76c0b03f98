// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PLANS = {"races":100,"start":5.0,"edge":2.0,"wall":15.0,"names":{"constant":"constante","stairs":"escalones","inverse":"inverso, 1/(k + 1)","cosine":"coseno","linear":"lineal"}};
