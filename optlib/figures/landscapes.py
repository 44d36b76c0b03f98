"""Dominio que se dibuja de cada problema: el mismo en las figuras y en sus imágenes fijas."""

CURVES = {
    "parabola": (-6.5, 6.5, -3.0, 40.0),
    "shifted_parabola": (-1.5, 7.5, -1.5, 18.0),
    "quartic": (-2.6, 2.6, -0.6, 6.5),
    "double_well": (-2.1, 2.1, -0.9, 6.5),
    "wavy": (-6.5, 6.5, -1.6, 5.0),
}
VALLEYS = {
    "coupled_quadratic": (-4.0, 4.0, -3.0, 3.0),
    "ravine": (-10.0, 10.0, -3.0, 3.0),
    "narrow_ravine": (-10.0, 10.0, -2.0, 2.0),
    "rosenbrock": (-2.0, 2.0, -1.0, 2.6),
    "beale": (-1.5, 4.5, -2.0, 2.2),
    "himmelblau": (-5.6, 5.6, -5.0, 5.0),
    "saddle": (-3.0, 3.0, -2.25, 2.25),
}
