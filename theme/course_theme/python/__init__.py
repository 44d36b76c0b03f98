"""Python en la página: lo que se ejecuta en el navegador para que cada celda se pueda probar donde se lee.

Todo esto, menos ``pack``, viaja a la página con optlib y no usa más que la biblioteca estándar y lo que haya cargado.
"""
