# Órdenes del curso. «make» sin más las lista.
PYTHON ?= $(firstword $(foreach p,python3.11 python3.12 python3.13 python3,$(shell $(p) -c \
	'import sys, ensurepip; print("$(p)") if sys.version_info >= (3, 11) else None' 2>/dev/null)))
BIN := .venv/bin
READY := .venv/.listo
# node y npm llegan en una rueda de Python: todo lo que se ejecuta los encuentra aquí primero.
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONHASHSEED := 0

.PHONY: ayuda libro test rapido servir formato ejercicio capitulos datos lab pdf zip lite navegadores enlaces bench \
	mutantes pines limpiar

ayuda:  ## Muestra esta lista
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

libro: $(READY)  ## Construye el sitio en _build/html
	@python tools/build.py

test: $(READY)  ## Ejecuta todas las comprobaciones
	@python tools/check.py

rapido: $(READY)  ## Lo que se comprueba a cada paso: estilo, tests y cuadernos cambiados
	@python tools/check.py estilo unidad cambiados

servir: libro  ## Construye el sitio y lo sirve en http://127.0.0.1:8000
	@python -m http.server --bind 127.0.0.1 --directory _build/html 8000

formato: $(READY)  ## Da formato al código de Python, JavaScript y CSS
	@python tools/check.py formato

ejercicio: $(READY)  ## Prueba un ejercicio en unos segundos: make ejercicio ID=gd-primer-paso
	@python tools/exercise.py $(or $(ID),$(id))

capitulos: $(READY)  ## Vuelve a ejecutar los cuadernos, o el de CUADERNO=01_fundamentos, y guarda sus salidas
	@python tools/execute.py $(CUADERNO)

datos: $(READY)  ## Escribe lo que la página toma de Python: optlib/static/data.js y rules.js
	@python tools/browser_data.py

lab: $(READY)  ## Abre JupyterLab, en español, sobre los capítulos
	@python -m jupyterlab --notebook-dir=chapters --LabApp.default_url=/lab

pdf: $(READY)  ## Hace el PDF del curso y lo enlaza desde la portada
	@python tools/pdf.py

lite: $(READY)  ## Construye el sitio con los cuadernos enteros, en JupyterLite
	@python tools/lite.py

zip: $(READY)  ## Hace el ZIP para leer sin conexión y lo enlaza desde la portada
	@python tools/offline.py

navegadores: $(READY)  ## Prueba el sitio en Firefox y en WebKit (Debian o Ubuntu; instala lo que falte)
	@python tools/other_browsers.py

enlaces: $(READY)  ## Comprueba los enlaces externos (necesita red)
	@python tools/links.py

bench: $(READY)  ## Compara con PyTorch, Keras y Optax, que instala la primera vez, y mide velocidad y peso
	@python benchmarks/run.py

mutantes: $(READY)  ## Hace cambios en el código, de uno en uno, y mira si los tests los notan (media hora)
	@python tools/mutants.py

pines: $(READY)  ## Vuelve a fijar las versiones a partir de pyproject.toml
	@python tools/pins.py

limpiar:  ## Borra lo construido; conserva el entorno
	rm -rf _build

$(READY): requirements.txt pyproject.toml package-lock.json tools/setup.sh tools/picture_fonts.py
	@PYTHON="$(PYTHON)" sh tools/setup.sh
