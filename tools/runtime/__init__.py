"""El Python que se ejecuta en la página: traerlo, comprobarlo, empaquetarlo y publicarlo con el sitio."""
