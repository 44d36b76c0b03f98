try {
  const chosen = localStorage.getItem("tema");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {}
