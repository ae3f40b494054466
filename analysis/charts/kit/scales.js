// Where things stand: scales with round numbers, rows, dates, and places that keep apart.
(function () {
  'use strict';

  // The plot's place on the paper: edges in px.
  function grid(sheet, edges) {
    return {left: edges.left, top: edges.top, width: edges.right - edges.left, height: edges.bottom - edges.top};
  }

  function axisText(sheet) {
    return {fontFamily: kit.family, fontSize: sheet.size.small, color: kit.ink.soft};
  }

  // A scale of numbers. `name`: what it counts, with the unit, in the middle of it.
  function numbers(sheet, name, more) {
    var axis = {
      type: 'value', name: name, nameLocation: 'middle', nameGap: 30 * sheet.scale,
      nameTextStyle: {fontFamily: kit.family, fontSize: sheet.size.small, color: kit.ink.text},
      axisLabel: axisText(sheet), axisTick: {show: false},
      axisLine: {show: false}, splitLine: {lineStyle: {color: kit.ink.line, width: 1}}
    };
    axis.axisLabel.hideOverlap = true;
    axis.axisLabel.formatter = kit.figure;
    for (var key in more) axis[key] = more[key];
    // An end that is no round number stays without one.
    var steps = (axis.max - axis.min) / axis.interval;
    if (Math.abs(steps - Math.round(steps)) > 1e-6) axis.axisLabel.showMaxLabel = false;
    return axis;
  }

  // Rows or columns by number, without a line or words of their own.
  function places(count, more) {
    var axis = {
      type: 'category', data: [], axisLabel: {show: false}, axisTick: {show: false}, axisLine: {show: false},
      splitLine: {show: false}
    };
    for (var i = 0; i < count; ++i) axis.data.push(String(i));
    for (var key in more) axis[key] = more[key];
    return axis;
  }

  // Periods of the calendar, named by their beginnings, as many names as have room.
  function dates(sheet, names, width, more) {
    var room = Math.max.apply(null, names.map(function (name) { return kit.widthOf(name, sheet.size.small); })) + 24 * sheet.scale;
    var every = Math.max(1, Math.ceil(names.length * room / width));
    var axis = {
      type: 'category', data: names, axisTick: {show: false}, splitLine: {show: false},
      axisLine: {show: true, onZero: false, lineStyle: {color: kit.ink.line}}, axisLabel: axisText(sheet)
    };
    axis.axisLabel.interval = every - 1;
    for (var key in more) axis[key] = more[key];
    return axis;
  }

  // Rows in a row that share a key's value.
  function groups(rows, key) {
    var found = [];
    rows.forEach(function (row) {
      var last = found[found.length - 1];
      if (!last || last.name !== row[key]) found.push(last = {name: row[key], rows: []});
      last.rows.push(row);
    });
    return found;
  }

  // Least and largest of some keys, nothing left aside.
  function extent(rows, keys) {
    var low = Infinity, high = -Infinity;
    rows.forEach(function (row) {
      keys.forEach(function (key) {
        if (row[key] === null) return;
        low = Math.min(low, row[key]);
        high = Math.max(high, row[key]);
      });
    });
    return low <= high ? {low: low, high: high} : {low: 0, high: 1};
  }

  // Places no nearer to each other than `apart`, none beyond `foot`; `wanted` in any order.
  function spaced(wanted, apart, foot) {
    var order = wanted.map(function (place, i) { return i; }).sort(function (a, b) { return wanted[a] - wanted[b] || a - b; });
    var placed = [], above = -Infinity;
    order.forEach(function (i) { above = placed[i] = Math.max(wanted[i], above + apart); });
    var below = Infinity;
    order.reverse().forEach(function (i) { below = placed[i] = Math.min(placed[i], foot, below - apart); });
    return placed;
  }

  // A row's height where `count` share the room. In a page rows are as tall as is usual (px of a slide); on a sheet of its own
  // few of them spread, so that less of it stays empty.
  function rowHeight(sheet, room, count, usual) {
    return Math.min(room / count, usual * sheet.scale * (sheet.frame.bare ? 1 : 1.7));
  }

  // From, to and step of a scale that covers the values with round numbers; of values that are all the same, or as good as
  // that at their size, some room around them.
  function roundScale(low, high, about) {
    var largest = Math.max(Math.abs(low), Math.abs(high)), room = Math.max(1, 1e-6 * largest);
    if (!(high - low > Math.max(1e-12, 1e-9 * largest))) {
      high = Math.max(low, high) + room;
      if (low !== 0) low -= room;
    }
    var rough = (high - low) / (about || 6);
    var power = Math.pow(10, Math.floor(Math.log(rough) / Math.LN10));
    var step = 10 * power;
    [5, 2, 1].forEach(function (nice) {
      if (nice * power >= rough * 0.999) step = nice * power;
    });
    var first = Math.floor(low / step + 1e-9);
    var last = Math.ceil(high / step - 1e-9);
    return {min: trimmed(first * step), max: trimmed(last * step), interval: trimmed(step)};
  }

  function trimmed(value) {
    return parseFloat(value.toPrecision(12));
  }

  kit.grid = grid;
  kit.numbers = numbers;
  kit.places = places;
  kit.dates = dates;
  kit.groups = groups;
  kit.extent = extent;
  kit.spaced = spaced;
  kit.rowHeight = rowHeight;
  kit.roundScale = roundScale;
})();
