"""Qué se sabe hacer al terminar cada capítulo, y para qué sirve cada una de las demás páginas, en una frase.

La dice el mapa de la portada. La de un capítulo empieza por un verbo y resume sus objetivos, que están en
``chapters/objetivos.toml``: quien los cambie, que mire también aquí. De una página que no está aquí, el mapa da su
primer párrafo.
"""

# Por el nombre del fichero de la página.
PROMISES = {
    "01_fundamentos": "Entrenar una recta a mano y con diez líneas de Python, y leer su coste en las curvas de nivel.",
    "02_descenso_gradiente": "Dar a mano un paso de descenso y prever, antes de probarla, qué hará una tasa.",
    "03_variantes": "Decidir cuántos ejemplos mirar en cada paso y qué plan de tasas rebaja el ruido del final.",
    "04_neurona": "Calcular con la regla de la cadena el gradiente de una neurona y el de una red, y comprobarlo.",
    "05_adam": "Calcular a mano un paso de Adam, decir para qué está cada factor y reconocer cuándo falla.",
    "06_otros_optimizadores": "Programar Momentum y Nesterov, ajustar su inercia y decir dónde brilla y dónde falla.",
    "06_tasas_por_coordenada": "Programar Adagrad, RMSProp y Adadelta, y decir dónde brilla y dónde falla cada uno.",
    "06_los_de_hoy": "Dar a mano un paso de Muon y uno de Lion, y decir qué se ha medido de ellos y qué no.",
    "07_elegir_optimizador": "Decidir con qué optimizador y qué tasa empezar, y qué mirar cuando la red no aprende.",
    "a_convergencia": "Demostrar y medir lo que asegura cada método, y lo que se pierde sin cada hipótesis.",
    "b_ruido": "Demostrar hasta dónde deja llegar el ruido, y elegir por él la tasa, el plan y el minilote.",
    "c_adaptativos": "Demostrar qué asegura una tasa por coordenada, cuándo falla y qué no prueban los ejemplos.",
    "d_curvatura": "Demostrar lo que da la curvatura, lo que cuesta y con qué se sustituye, de Newton a Muon.",
    "convenciones": "Para que tus números coincidan con los de PyTorch, Keras u Optax.",
    "notacion": "Qué significa cada símbolo.",
    "glosario": "Cada término, explicado, con su nombre en inglés.",
    "erratas": "Dónde se equivoca la presentación, qué debería decir y por qué.",
    "referencia": "Lo que trae la biblioteca del curso, con ejemplos.",
    "bibliografia": "Las obras citadas, con su enlace.",
    "clinica": "Redes enfermas: pides pruebas, dices qué tienen y las curas.",
    "progreso": "Lo que llevas hecho, lo que toca repasar y una copia para guardar.",
    "docentes": "Sesiones preparadas, figuras con los mandos puestos y hojas para imprimir.",
    "adoptar": "Tu propia edición: tu nombre, tus colores, tus capítulos y tu dirección.",
    "otro_libro": "Los ejercicios y las figuras, y los que tú escribas, en cualquier Jupyter Book.",
    "accesibilidad": "Qué se ha probado, qué falla y a quién decírselo.",
    "privacidad": "Qué se guarda en tu navegador y cómo se borra.",
}
