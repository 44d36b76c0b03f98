# Órdenes del curso. «make» sin más las lista. Lo que hace cada una lo dice tools/orders.py, al que llama también
# make.bat en Windows, con el Python de .venv, si ya está preparado, o con el que haya, que necesita venv y pip.
# Con -S no lee lo instalado, que no usa: arranca antes, y Ctrl + C no lo coge a medias.
ifndef PYTHON
PYTHON := $(shell module=pip; for python in .venv/bin/python python3.11 python3.12 python3.13 python3.14 python3; do \
	$$python -c "import sys, $$module; sys.exit(sys.version_info < (3, 11))" 2>/dev/null && echo $$python && break; \
	module=ensurepip; done)
else ifeq ($(shell "$(PYTHON)" -c "import sys, ensurepip; print(sys.version_info >= (3, 11))" 2>/dev/null),True)
else
override PYTHON :=
endif
ORDERS := ayuda libro test rapido servir formato ejercicio capitulos datos alturas lab clase moodle pdf zip \
	navegadores enlaces bench mutantes medidas pines limpiar

.PHONY: $(ORDERS)
$(ORDERS) .DEFAULT:
ifeq ($(PYTHON),)
	@echo "Hace falta Python 3.11 o posterior, con venv y pip. En Debian o Ubuntu: sudo apt-get install python3-venv." >&2
	@echo "O indica cuál usar: make $@ PYTHON=/ruta/a/python3" >&2
	@exit 1
else
	@"$(PYTHON)" -S tools/orders.py $@
endif
