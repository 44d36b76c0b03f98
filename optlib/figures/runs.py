"""Reglas con las que aprende la red que lee."""

# De «red», además, Muon, que mira sus matrices: con todas las escalas a 1, y sin dividir v, que al medirla da igual.
MUON = """\
lr = 0.1
beta = 0.9
g = grad(x)
v = beta * v + g
x = x - lr * orthogonalize(beta * v + g)"""
