# Lo que IPython lee al empezar, en Binder y con «make lab»: detrás de un error del lector, su pista en español.
c = get_config()  # noqa: F821
c.InteractiveShellApp.extensions = ["optlib.errors.jupyter"]
