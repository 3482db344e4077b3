// Wagtail's pickers of days and hours. What is typed stays as it was meant: "9.2.2027" is written 09.02.2027 and said
// in words beneath; what cannot be read is kept, and a sentence says how to write it. The server judges in the end,
// by the same ways of writing (core/i18n/formats). No module: it has to run before the first picker is made.
(() => {
  const words = JSON.parse(document.currentScript.dataset.words);
  const $ = window.jQuery;
  if (!$ || !$.fn.datetimepicker) return;
  Object.assign($.fn.datetimepicker.defaults, {
    validateOnBlur: false,  // it would write today over what it cannot read
    lazyInit: false,  // or a field that is filled in at once would not know yet that it has a picker
    onShow: (_current, input) => input.is(":focus"),  // it opens a moment late, when a quick hand is in the next field
  });

  const two = (number) => String(number).padStart(2, "0");

  const day = (text) => {
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    const ours = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text);
    if (!iso && !ours) return null;
    const [year, month, date] = (iso ? iso.slice(1) : [ours[4], ours[3], ours[1]]).map(Number);
    const found = new Date(2000, 0, 1);
    found.setFullYear(year, month - 1, date);
    const exists = found.getFullYear() === year && found.getMonth() === month - 1 && found.getDate() === date;
    if (!exists || !year) return null;
    const weekday = words.weekdays[(found.getDay() + 6) % 7];
    return {
      value: `${two(date)}.${two(month)}.${String(year).padStart(4, "0")}`,
      said: `${weekday}, ${date} ${words.months[month - 1]} ${year}`,
    };
  };

  const time = (text) => {
    const found = /^(\d{1,2})[:.](\d{1,2})(?::\d{1,2})?$/.exec(text);
    if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return null;
    const value = `${two(Number(found[1]))}:${two(Number(found[2]))}`;
    return {value, said: value};
  };

  const moment = (text) => {
    const [first, second, ...more] = text.split(/[\sT]+/);
    const both = second && !more.length && [day(first), time(second)];
    if (!both || !both[0] || !both[1]) return null;
    return {value: `${both[0].value} ${both[1].value}`, said: `${both[0].said}, ${both[1].said}`};
  };

  const READERS = {day, time, moment};

  // What this picker asks for, by the halves of it that are in use.
  const kindOf = (picker) => {
    if (!picker.find(".xdsoft_datepicker").hasClass("active")) return "time";
    return picker.find(".xdsoft_timepicker").hasClass("active") ? "moment" : "day";
  };

  const say = (input, sentence, wrong) => {
    let line = input.nextElementSibling;
    if (!line || !line.matches("[data-understood]")) {
      line = document.createElement("p");
      line.dataset.understood = "";
      line.setAttribute("role", "status");
      input.after(line);
    }
    line.className = wrong ? "error-message" : "help";
    line.textContent = sentence;
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };

  const understand = (input) => {
    const picker = $(input).data("xdsoft_datetimepicker");
    if (!picker) return;
    const text = input.value.trim(), kind = kindOf(picker);
    if (!text) return say(input, "", false);
    const found = READERS[kind](text);
    if (found) input.value = found.value;
    say(input, found ? found.said : words.unreadable[kind], !found);
  };

  document.addEventListener("change", (event) => understand(event.target), true);
  document.addEventListener("focusout", (event) => understand(event.target));
})();
