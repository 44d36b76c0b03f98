"""Python en la página: lo que se ejecuta en el navegador para que cada celda se pueda probar donde se lee."""
