'use strict';
// Looks up and draws. Every number on the page was computed beforehand; nothing of the model is here.
(function () {
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
  };
  const byId = id => document.getElementById(id);
  // Names like us-east-1 stay on one line.
  const whole = text => text.split(/([A-Za-z0-9]+(?:-[A-Za-z0-9]+){2,})/)
    .map((part, index) => index % 2 ? make('span', { class: 'nb' }, part) : part);
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => values[index]);

  // Sortable tables.
  const units = { k: 1e3, M: 1e6, bn: 1e9, 万: 1e4, 亿: 1e8 };
  const numberOf = text => {
    const match = /^([+-]?)[^\s\d.,+-]?([\d,]+(?:\.\d+)?)\s*(k|M|bn|万|亿)?\s*(?:[^\s\d]{2}|[A-Z]{3}|x|倍|h|%|\/h|\/yr)?\*?$/.exec(text.trim());
    if (!match) return null;
    return Number(match[1] + match[2].replaceAll(',', '')) * (units[match[3]] || 1);
  };
  const sortRows = (table, column, descending) => {
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, index) => {
      const text = row.cells[column].textContent;
      return { row, index, text, number: numberOf(text), empty: text === '-' || text === '' };
    });
    const isNumeric = rows.every(item => item.empty || item.number !== null);
    const sign = descending ? -1 : 1;
    rows.sort((a, b) => {
      if (a.empty !== b.empty) return a.empty ? 1 : -1;
      const order = isNumeric ? a.number - b.number : a.text.localeCompare(b.text, undefined, { numeric: true });
      return sign * order || a.index - b.index;
    });
    body.append(...rows.map(item => item.row));
  };
  const makeSortable = (table, hint) => {
    const heads = [...table.tHead.rows[0].cells];
    if (table.tBodies[0].rows.length < 2) return;
    heads.forEach((head, column) => {
      const button = make('button', { type: 'button', title: hint }, ...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const descending = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach(other => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
        sortRows(table, column, descending);
      });
    });
  };

  const source = byId('data');
  const data = source ? JSON.parse(source.textContent) : null;

  // Menus of the figures: the drawing, a picture of it, its data, a tag to paste.
  const save = (name, address) => {
    const link = make('a', { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
  };
  const drawing = figure => {
    const copy = [...figure.querySelectorAll('svg')].find(svg => svg.getClientRects().length).cloneNode(true);
    const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
    style.textContent = byId('figure-style').textContent;
    copy.prepend(style);
    const [, , width, height] = copy.getAttribute('viewBox').split(' ').map(Number);
    copy.setAttribute('width', width);
    copy.setAttribute('height', height);
    return { width, height, address: 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(copy)) };
  };
  const picture = figure => {
    const { width, height, address } = drawing(figure);
    const image = new Image();
    image.addEventListener('load', () => {
      const canvas = make('canvas', { width: 2 * width, height: 2 * height });
      canvas.getContext('2d').drawImage(image, 0, 0, 2 * width, 2 * height);
      save(figure.dataset.name + '.png', canvas.toDataURL('image/png'));
    });
    image.src = address;
  };
  const figureData = byId('figure-data');
  if (data && figureData) {
    const saved = JSON.parse(figureData.textContent);
    document.querySelectorAll('figure[data-name]').forEach(figure => {
      const name = figure.dataset.name;
      const item = (text, action) => {
        const button = make('button', { type: 'button' }, text);
        button.addEventListener('click', () => action(button));
        return button;
      };
      figure.querySelector('figcaption').append(make('details', { class: 'menu' },
        make('summary', {}, data.words.save), make('div', {},
          item('SVG', () => save(name + '.svg', drawing(figure).address)),
          item('PNG', () => picture(figure)),
          item('CSV', () => save(name + '.csv', 'data:text/csv;charset=utf-8,' + encodeURIComponent(saved[name].csv))),
          item(data.words.embed, button => {
            const area = make('textarea', {}, saved[name].embed);
            button.after(area);
            area.select();
            document.execCommand('copy');
            area.remove();
            button.textContent = data.words.embed + ' \u2713';
          }))));
    });
  }
  // Paper has no folds.
  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details.appendix:not([open]), #details details:not([open])')];
    folded.forEach(part => { part.open = true; });
  });
  window.addEventListener('afterprint', () => folded.forEach(part => { part.open = false; }));

  document.querySelectorAll('table.sortable').forEach(table => makeSortable(table, data ? data.sort : ''));
  if (!data || !data.groups.length) return;
  const words = data.words;

  // Packed numbers.
  const column = ({ width, bytes }) => {
    const raw = atob(bytes);
    return index => {
      let value = 0;
      for (let byte = width - 1; byte >= 0; byte -= 1) value = value * 256 + raw.charCodeAt(index * width + byte);
      return value;
    };
  };
  // Four decimal digits and a power of ten: see PackedNumbers.
  const table = ({ size, bytes, row }) => {
    const codes = column({ width: 3, bytes });
    const rows = column(row);
    return position => Array.from({ length: size }, (_, index) => {
      const code = codes(rows(position) * size + index);
      if (code === 0xffffff) return null;
      const digits = Number((code & 0x3fff) + 'e' + ((code >> 14 & 15) - 4));
      return code >> 18 & 1 ? -digits : digits;
    });
  };
  const groups = data.groups.map(group => ({
    ...group,
    verdict: column(group.verdict), history: column(group.history), list: column(group.list),
    choice: column(group.choice), wayOut: column(group.wayOut), reason: column(group.reason), moved: column(group.moved),
    histories: group.histories.split('\n'), lists: group.lists.split('\n'),
    numbers: Object.fromEntries(Object.entries(group.numbers).map(([name, value]) => [name, table(value)])),
  }));

  // Numbers in words.
  const grouped = text => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const decimals = (value, count) => {
    const [whole, rest] = Math.abs(value).toFixed(count).split('.');
    const text = grouped(whole) + (rest ? '.' + rest : '');
    return (value < 0 && /[1-9]/.test(text) ? '-' : '') + text;
  };
  // Three significant digits, as the command prints them.
  const digits = (value, trims) => {
    const count = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)) + 1e-12));
    const text = decimals(value, count);
    if (!text.includes('.')) return text;
    return trims ? text.replace(/\.?0+$/, '') : text.replace(/\.0+$/, '');
  };
  const money = value => {
    if (value === null) return '-';
    const size = Math.abs(value);
    const isChinese = data.language === 'zh';
    const scales = isChinese ? [[1e8, ' 亿' + data.unit], [1e4, ' 万' + data.unit], [1, ' ' + data.unit]] : [[1e9, 'bn'], [1e6, 'M'], [1e3, 'k'], [1, '']];
    const [divisor, suffix] = scales.find(scale => size >= 0.9995 * scale[0]) || scales[scales.length - 1];
    const text = divisor === 1 && size >= 1 ? decimals(size, 0) : digits(size / divisor, isChinese);
    const number = isChinese ? text.replaceAll(',', '') : data.sign + text;
    return (value < 0 && /[1-9]/.test(text) ? '-' : '') + number + suffix;
  };

  // State: which group, and an index for each slider; in the address as the sliders' own values.
  let current = 0;
  let indices = groups.map(group => group.axes.map(axis => axis.base));
  const position = (group, at) => group.axes.reduce((sum, axis, index) => sum * axis.texts.length + at[index], 0);
  const readAddress = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    indices = groups.map(group => group.axes.map(axis => axis.base));
    const named = groups.findIndex(group => data.types[group.type] === asked.get('who'));
    current = named < 0 ? 0 : named;
    groups[current].axes.forEach((axis, index) => {
      const value = Number(asked.get(axis.name));
      if (!asked.has(axis.name) || Number.isNaN(value)) return;
      const distance = key => Math.abs(Number(key) - value);
      axis.keys.forEach((key, stop) => {
        if (distance(key) < distance(axis.keys[indices[current][index]])) indices[current][index] = stop;
      });
    });
  };
  const writeAddress = () => {
    const state = new URLSearchParams();
    const group = groups[current];
    if (current > 0) state.set('who', data.types[group.type]);
    group.axes.forEach((axis, index) => {
      const stop = indices[current][index];
      if (stop !== axis.base) state.set(axis.name, axis.keys[stop]);
    });
    const text = '#' + state.toString();
    if (text !== (location.hash || '#')) history.replaceState(null, '', text);
  };

  // Who sits where.
  const signs = ['\u25cf', '\u25cb', '\u25c6', '\u271a'];
  const family = strategy => 'k' + data.families[strategy];
  const sign = strategy => signs[data.families[strategy]];
  const chip = strategy => make('span', { class: 'chip ' + family(strategy), 'aria-hidden': 'true' }, sign(strategy));
  const named = strategy => [chip(strategy), '\u00a0' + data.strategies[strategy]];
  const typeName = (type, count) => count === 1 ? data.types[type] : fill(words.firms, grouped(String(count)), data.types[type]);
  const parse = text => {
    const [shape, thousandths] = text.split(':');
    return { shape: Number(shape), thousandths: thousandths ? thousandths.split('.').map(Number) : [] };
  };
  const countsOf = shape => shape.places.map(rows => rows.reduce((sum, row) => sum + row[1], 0));
  const profile = (group, { shape, thousandths }, counts) => {
    const left = thousandths.slice();
    return group.shapes[shape].places.flatMap((rows, type) => {
      const parts = rows.flatMap(([strategy, count], index) => {
        const separator = index > 0 ? [words.comma] : [];
        if (rows.length === 1) return named(strategy);
        if (count < 0) return [...separator, (left.shift() / 10).toFixed(1) + '% ', ...named(strategy)];
        const [before, after] = words.on.split('{1}');
        return [...separator, fill(before, grouped(String(count))), ...named(strategy), after];
      });
      return [...(type > 0 ? [words.semicolon] : []), typeName(type, counts[type]) + words.colon, ...parts];
    });
  };
  const seats = (group, shape) => shape.places.flatMap((rows, type) => {
    const count = countsOf(shape)[type];
    const bar = make('div', { class: 'seat', 'aria-hidden': 'true' });
    rows.forEach(([strategy, firms]) => {
      const part = make('span', { class: family(strategy) }, sign(strategy));
      part.style.flexGrow = firms;
      bar.append(part);
    });
    const text = rows.flatMap(([strategy, firms], index) => {
      if (rows.length === 1) return [data.strategies[strategy]];
      return [(index > 0 ? words.comma : '') + fill(words.on, grouped(String(firms)), data.strategies[strategy])];
    });
    return [make('div', {}, make('strong', {}, typeName(type, count)), words.colon, ...text), bar];
  });

  // Parts of the result.
  const equilibria = (group, at, history, counts) => {
    const text = group.lists[group.list(at)];
    const isComplete = !text.endsWith('?');
    const entries = text.replace('?', '').split(' ').filter(entry => entry).map(parse);
    const list = make('ol', { id: 'equilibria' }, ...entries.map(entry => {
      const shape = group.shapes[entry.shape];
      const isHere = !shape.mixed && entry.shape === history.shape;
      return make('li', {}, ...profile(group, entry, counts), ' ',
        make('span', { class: 'tag' }, shape.mixed ? words.mixed : words.pure),
        isHere ? ' ' : null, isHere ? make('span', { class: 'tag here' }, words.here) : null);
    }));
    return [
      make('h3', {}, words.equilibria), entries.length ? list : make('p', {}, words.none),
      make('p', { class: 'faint' }, isComplete ? words.all : words.some),
    ];
  };
  const ladder = (group, at, played) => {
    const [hours, cost, loss, total] = ['hours', 'cost', 'loss', 'total'].map(name => group.numbers[name](at));
    const rows = data.strategies.map((name, index) =>
      make('tr', { class: played.has(index) ? 'own' : null, 'data-strategy': data.keys[index] },
        make('th', { scope: 'row' }, ...named(index)), make('td', { class: 'number' }, digits(hours[index], true)),
        ...[cost, loss, total].map(values => make('td', { class: 'number' }, money(values[index])))));
    const head = (text, extra) => make('th', { scope: 'col', class: extra }, text);
    return [
      make('h3', { id: 'ladder-title' }, fill(words.ladder, data.types[group.type])),
      make('div', { class: 'scroll' },
        make('table', { id: 'ladder', 'aria-labelledby': 'ladder-title' },
          make('thead', {}, make('tr', {}, head(words.strategy), head(words.hours, 'number'), head(words.cost, 'number'),
            head(words.loss, 'number'), head(words.total, 'number'))),
          make('tbody', {}, ...rows))),
      make('p', { class: 'faint' }, words.ladderNote),
    ];
  };
  const numbers = (group, at) => {
    const choice = group.choice(at);
    const [alone, together] = group.numbers.perHour(at);
    const way = group.wayOut(at) - 1;
    const reason = group.reason(at) - 1;
    const change = group.numbers.change(at)[0];
    const signed = (change > 0 ? '+' : '') + money(change);
    const rows = [
      ['alone', words.alone, money(alone)], ['together', words.together, money(together)],
      ['hours', words.hoursDown, digits(group.numbers.hours(at)[choice], true)],
      ['loss', words.lossYear, money(group.numbers.loss(at)[choice])],
      way < 0 ? null : ['change', fill(words.wayOut, data.strategies[way]),
        fill(words.aYear, signed) + (reason < 0 ? '' : words.comma + fill(words.mostly, data.reasons[reason]))],
      ['welfare', words.welfare, fill(words.aYear, money(group.numbers.welfare(at)[0]))],
    ].filter(row => row);
    return [
      make('h3', {}, words.numbers),
      make('dl', { class: 'numbers' }, ...rows.map(([name, title, text]) =>
        make('div', {}, make('dt', {}, title), make('dd', { 'data-number': name }, text)))),
    ];
  };
  const command = (group, at) => {
    const { presets, firms, sets } = data.command;
    const isMoved = group.axes.some((axis, index) => axis.name === 'firmCount' && at[index] !== axis.base);
    const line = ['resilience-econ brief', ...presets, ...(isMoved ? [] : firms), ...sets,
      ...group.axes.flatMap((axis, index) => axis.sets[at[index]])].join(' ');
    return make('p', { class: 'command' }, words.command, make('code', { id: 'command' }, line));
  };

  // The controls of the current group.
  const controls = byId('controls');
  controls.addEventListener('submit', event => event.preventDefault());
  const move = (index, stop) => {
    indices[current][index] = stop;
    render();
    writeAddress();
  };
  const slider = (group, axis, index) => {
    const id = 'slider-' + axis.name;
    const input = make('input', {
      type: 'range', id, min: 0, max: axis.texts.length - 1, step: 1, 'aria-describedby': id + '-hint',
    });
    const count = axis.texts.length;
    // As wide as the middles of the first and last box are apart, plus the thumb.
    input.style.width = `calc(${100 * (count - 1) / count}% + 16px)`;
    input.addEventListener('input', () => move(index, Number(input.value)));
    const strip = make('div', { class: 'strip', 'aria-hidden': 'true' },
      ...axis.texts.map((text, stop) => {
        const box = make('span', { class: 'stop' });
        box.addEventListener('click', () => move(index, stop));
        return box;
      }));
    return make('div', { class: 'slider', 'data-axis': axis.name },
      make('div', { class: 'name' }, make('label', { for: id }, axis.label), make('output', { for: id })),
      make('div', { class: 'hint', id: id + '-hint' }, axis.hint), input, strip);
  };
  const reset = make('button', { type: 'button', class: 'reset' }, words.reset);
  reset.addEventListener('click', () => {
    indices[current] = groups[current].axes.map(axis => axis.base);
    render();
    writeAddress();
  });
  const build = () => {
    const children = [];
    if (groups.length > 1) {
      children.push(make('fieldset', {}, make('legend', {}, words.about), ...groups.map((group, index) => {
        const input = make('input', { type: 'radio', name: 'who', value: index });
        input.checked = index === current;
        input.addEventListener('change', () => {
          current = index;
          build();
          render();
          writeAddress();
          controls.querySelector('input[name=who]:checked').focus();
        });
        return make('label', {}, input, data.types[group.type]);
      })));
    }
    children.push(
      make('p', { class: 'legend', 'aria-hidden': 'true' }, ...data.legend.flatMap(([kind, text]) =>
        [make('span', { class: 'nb' }, make('span', { class: 'chip k' + kind }, signs[kind]), '\u00a0' + text), ' '])),
      ...groups[current].axes.map((axis, index) => slider(groups[current], axis, index)), reset);
    controls.replaceChildren(...children);
  };
  const renderControls = (group, at) => {
    group.axes.forEach((axis, index) => {
      const frame = controls.querySelector(`[data-axis="${axis.name}"]`);
      const input = frame.querySelector('input');
      const stop = at[index];
      const text = axis.texts[stop];
      input.value = stop;
      input.setAttribute('aria-valuetext', stop === axis.base ? text + words.comma + words.preset : text);
      frame.querySelector('output').textContent = text;
      frame.querySelectorAll('.stop').forEach((box, other) => {
        const there = at.slice();
        there[index] = other;
        const choice = group.choice(position(group, there));
        box.className = 'stop ' + family(choice) + (other === stop ? ' here' : '') + (other === axis.base ? ' preset' : '');
        box.textContent = sign(choice);
        box.title = axis.texts[other] + words.colon + data.strategies[choice];
      });
    });
    reset.disabled = group.axes.every((axis, index) => at[index] === axis.base);
  };

  // The big numbers above.
  const bigs = (group, at) => {
    let codes = group.moved(at);
    group.numbers.moves(at).forEach((dollars, place) => {
      document.querySelector(`[data-big="move${place}"]`).textContent = money(dollars);
      document.querySelector(`[data-label="move${place}"]`).textContent = data.bigs[place][codes % 5];
      codes = Math.floor(codes / 5);
    });
    document.querySelector('[data-big="hour"]').textContent = group.numbers.perHour(at).map(money).join(' \u2192 ');
    document.querySelector('[data-label="hour"]').textContent = data.perHour[group.type];
  };

  const render = () => {
    const group = groups[current];
    const at = position(group, indices[current]);
    renderControls(group, indices[current]);
    const verdict = byId('verdict');
    const sentence = group.verdicts[group.verdict(at)];
    if (verdict.textContent !== sentence) verdict.replaceChildren(...whole(sentence));
    byId('echo').replaceChildren(...whole(sentence));
    bigs(group, at);
    const text = group.histories[group.history(at)];
    const history = parse(text.replace('!', ''));
    const shape = group.shapes[history.shape];
    const played = new Set(shape.places[group.type].map(row => row[0]));
    byId('details').replaceChildren(
      make('h3', {}, words.seats), make('div', { id: 'seats' }, ...seats(group, shape)),
      make('p', { class: 'faint' }, words.seatsNote + (text.endsWith('!') ? ' ' + words.restless : '')),
      ...ladder(group, at, played), ...numbers(group, at), ...equilibria(group, at, history, countsOf(shape)),
      command(group, indices[current]));
  };
  const start = () => {
    readAddress();
    build();
    render();
  };
  window.addEventListener('hashchange', () => { if (location.hash.includes('=')) start(); });
  byId('what-if').hidden = false;
  start();
}());
