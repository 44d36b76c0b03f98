"""Reglas con las que aprende la red que lee."""

# De «red», una tasa con la que cada método aprende a leer.
READING = {
    "GradientDescent": 1.0,
    "Momentum": 0.3,
    "Nesterov": 0.3,
    "Adagrad": 0.18,
    "RMSProp": 0.018,
    "Adadelta": 10.0,
    "Adam": 0.03,
    "AMSGrad": 0.03,
    "AdamW": 0.03,
    "Nadam": 0.03,
    "Lion": 0.01,
    "Muon": 0.1,
}


# De «red», además, Muon, que mira sus matrices: con todas las escalas a 1, y sin dividir v, que al medirla da igual.
MUON = """\
lr = 0.1
beta = 0.9
g = grad(x)
v = beta * v + g
x = x - lr * orthogonalize(beta * v + g)"""
