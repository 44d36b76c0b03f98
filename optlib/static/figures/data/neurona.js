// Generado por «make datos» a partir de optlib: no se edita a mano.

export const PARAMS = {
  "data": {"value": "line", "options": ["deck", "line", "outlier", "offcenter", "nebulae"]},
  "lr": {"value": 0.1, "low": 0.001, "high": 2.0, "step": null},
  "w": {"value": -1.0, "step": 0.05},
  "b": {"value": 2.5, "step": 0.05},
  "steps": {"value": 30, "low": 1, "high": 200, "step": 1},
  "step": {"value": null, "low": 0, "step": 1},
};

export const EXAMPLES = {"deck":{"name":"un ejemplo: (2, 4)","x":[2.0],"y":[4.0],"frame":{"x":[-3.0,4.0],"y":[-6.0,7.0],"axes":["x","ŷ = w·x + b"],"w":[-3.0,5.0],"b":[-4.0,4.0]}},"line":{"name":"seis ejemplos","x":[-2.0,-1.2,-0.5,0.4,1.1,1.9],"y":[-2.9,-1.6,-0.2,1.3,2.1,4.2],"frame":{"x":[-3.0,4.0],"y":[-6.0,7.0],"axes":["x","ŷ = w·x + b"],"w":[-3.0,5.0],"b":[-4.0,4.0]}},"outlier":{"name":"uno que desentona","x":[-2.0,-1.2,-0.5,0.4,1.1,1.9],"y":[-2.9,-1.6,-0.2,1.3,2.1,-3.5],"frame":{"x":[-3.0,4.0],"y":[-6.0,7.0],"axes":["x","ŷ = w·x + b"],"w":[-3.0,5.0],"b":[-4.0,4.0]}},"offcenter":{"name":"sin centrar","x":[1.0,1.5,2.0,2.5,3.0,3.5],"y":[0.8,1.4,2.6,3.3,4.6,5.1],"frame":{"x":[-3.0,4.0],"y":[-6.0,7.0],"axes":["x","ŷ = w·x + b"],"w":[-3.0,5.0],"b":[-4.0,4.0]}},"nebulae":{"name":"las 24 nebulosas","x":[0.032,0.034,0.214,0.263,0.275,0.275,0.45,0.5,0.5,0.63,0.8,0.9,0.9,0.9,0.9,1.0,1.1,1.1,1.4,1.7,2.0,2.0,2.0,2.0],"y":[1.7,2.9,-1.3,-0.7,-1.85,-2.2,2.0,2.9,2.7,2.0,3.0,-0.3,6.5,1.5,5.0,9.2,4.5,5.0,5.0,9.6,5.0,8.5,8.0,10.9],"frame":{"x":[-0.1,2.2],"y":[-4.0,13.0],"axes":["distancia (Mpc)","velocidad (cientos de km/s)"],"w":[-1.0,9.0],"b":[-5.0,5.0]}}};
