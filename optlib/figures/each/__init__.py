"""Cada figura, en su módulo: ``descenso_1d`` es «descenso-1d». Para añadir o quitar una basta con el fichero.

En él están:

- ``SPEC``, lo que se declara;
- ``trajectory(params)``, lo que calcula: una ``Trajectory``, un array o, donde se muestran varias, un diccionario;
- ``draw(ax, params)``, su imagen fija. Lo que carga matplotlib se importa dentro: solo entonces hace falta.

Y, si los necesita, ``data()``, lo que su módulo de JavaScript toma de Python, por su nombre; ``script()``, lo mismo ya
escrito en JavaScript; y ``told(params, said)``, lo que el texto alternativo dice tras el título; ``said`` son sus
parámetros.
"""
