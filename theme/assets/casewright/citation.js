/* Saves a reference as the file that a reference manager opens. Both kinds end their lines as Windows does. */
import { save } from "./save.js";

for (const button of document.querySelectorAll("[data-cw-save]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const { cwSave: id, cwName: name, cwType: type } = button.dataset;
    save(name, `${document.getElementById(id).textContent.replaceAll("\n", "\r\n")}\r\n`, type);
  });
}
