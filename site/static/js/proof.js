// While very many reports arrive, a page asks for a proof of work: a worker finds the number, the form sends itself.
// Where that does not go, the slow way stays on the page: a button, and a minute of waiting.
const form = document.querySelector("form[data-proof]");

function begin(form) {
  const work = form.querySelector("[data-proof-work]"), slow = form.querySelector("[data-proof-slow]");
  const bar = form.querySelector("[data-proof-bar]");
  const { salt, challenge, signature, most } = form.dataset;
  const worker = new Worker(form.dataset.worker);

  function giveUp() {
    worker.terminate();
    work.hidden = true;
    slow.hidden = false;
  }

  worker.onerror = giveUp;
  worker.onmessage = ({ data }) => {
    if (data.done !== undefined) bar.value = Math.round(data.done * 100);
    else if (data.number === null) giveUp();
    else {
      bar.value = 100;
      const solution = { algorithm: "SHA-256", challenge, number: data.number, salt, signature };
      form.elements.proof.value = btoa(JSON.stringify(solution));
      form.submit();
    }
  };
  work.hidden = false;
  slow.hidden = true;
  worker.postMessage({ salt, challenge, most: Number(most) });
}

if (form && window.Worker) begin(form);
