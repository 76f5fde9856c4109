/* The button that prints, and the choice of one or both sides; without script a reader uses the browser's own. */
import { keepEndingApart, listenDuplex } from "./measure-pages.js";

const button = document.querySelector("[data-cw-print]");
const paper = document.querySelector(".cw-paper");
const arrange = () => keepEndingApart(paper, document.querySelector(".cw-now:target")?.dataset.cwEdition);

button.addEventListener("click", () => window.print());
button.hidden = false;
listenDuplex(document.querySelector("[data-cw-duplex]"), arrange);
addEventListener("hashchange", arrange);
addEventListener("load", arrange);
