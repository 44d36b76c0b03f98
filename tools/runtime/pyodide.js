// El núcleo de JupyterLite trae Pyodide con «importScripts», en un worker clásico, y Pyodide solo arranca en un worker
// de módulos, que reconoce porque en él esa función falla. Aquí falla también: todo lo demás lo trae con «import()».
self.loadPyodide = async (options) => {
  self.importScripts = () => {
    throw new TypeError("Los guiones se traen con import()");
  };
  const { loadPyodide } = await import(`${options.indexURL}pyodide.mjs`);
  return loadPyodide(options);
};
