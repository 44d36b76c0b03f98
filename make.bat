@echo off
rem Las ordenes del curso en Windows, las mismas que las del Makefile: "make libro", "make test"; "make" las lista.
rem Con el Python de .venv, si ya esta preparado, o con el que haya.
setlocal
cd /d "%~dp0"
call :try pip .venv\Scripts\python.exe
call :try ensurepip py -3
call :try ensurepip python
if not defined PYTHON (
    echo Hace falta Python 3.11 o posterior: instala uno de python.org, o di cual usar con "set PYTHON=C:\ruta\python.exe". 1>&2
    exit /b 1
)
%PYTHON% tools\orders.py %*
exit /b %ERRORLEVEL%

:try
if defined PYTHON exit /b 0
%2 %3 -c "import sys, %1; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 set PYTHON=%2 %3
exit /b 0
