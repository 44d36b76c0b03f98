// Reúne en la portada los artículos de las demás páginas, en el orden del índice; devuelve cuántas son.
async () => {
  const home = new URL(".", location.href);
  const main = document.querySelector("main");
  const links = [...document.querySelectorAll(".menu-panel a")].map((a) => a.href.split("#")[0]);
  const urls = [new URL("index.html", home).href, ...new Set(links)];
  const prefix = new Map(urls.map((url, k) => [url, `p${k}`]));
  const relink = (node, url) => {
    for (const a of node.querySelectorAll("a[href]")) {
      const target = new URL(a.getAttribute("href"), url);
      const inside = prefix.get(target.href.split("#")[0]);
      const fragment = target.hash ? `-${decodeURIComponent(target.hash.slice(1))}` : "";
      if (inside) a.setAttribute("href", `#${inside}${fragment}`);
      // Lo que no va en papel, como las hojas.
      else if (target.origin === location.origin) a.replaceWith(...a.childNodes);
      else a.setAttribute("href", target.href);
    }
  };
  const parts = await Promise.all(
    urls.map(async (url) => {
      const page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
      const article = page.querySelector("article");
      article.querySelectorAll("[src]").forEach((node) => {
        node.src = new URL(node.getAttribute("src"), url).href;
        node.loading = "eager";
      });
      for (const name of ["id", "for", "aria-labelledby", "aria-describedby"]) {
        article.querySelectorAll(`[${name}]`).forEach((node) => {
          const ids = node.getAttribute(name).split(/\s+/);
          node.setAttribute(name, ids.map((id) => `${prefix.get(url)}-${id}`).join(" "));
        });
      }
      // Los trazos que una página escribe una vez y nombra donde se repiten.
      article.querySelectorAll("use").forEach((use) => {
        use.setAttribute("href", `#${prefix.get(url)}-${use.getAttribute("href").slice(1)}`);
      });
      relink(article, url);
      article.id = prefix.get(url);
      article.style.breakBefore = "page";
      return article;
    }),
  );
  relink(document.querySelector("footer"), location.href);
  // Las descargas no son parte del libro.
  parts[0].querySelector("#p0-para-llevar")?.remove();
  main.replaceChildren(...parts);
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  await document.fonts.ready;
  return parts.length;
};
