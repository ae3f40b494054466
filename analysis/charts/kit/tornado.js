// Bars from today to where a number less and a number more bring it; hollow what cannot be told from nothing.
kit.charts['tornado'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, rows = spec.data;
  function nameOf(row) { return String(row.says || row.path); }
  var lessColour = kit.ink.pale, moreColour = kit.ink.good;
  var nameWidth = Math.min(sheet.width * 0.42, Math.max.apply(null, rows.map(function (row) {
    return Math.max(kit.widthOf(nameOf(row), size.text), kit.widthOf(wordsOf(row)[0], size.small, row.guess && 'bold'));
  })));
  var edges = {left: sheet.left + nameWidth + 22 * k, right: sheet.right - 20 * k, top: sheet.top + 34 * k, bottom: sheet.bottom - 48 * k};
  edges.bottom = edges.top + rows.length * kit.rowHeight(sheet, edges.bottom - edges.top, rows.length, 70);
  var low = 0, high = 0;
  rows.forEach(function (row) {
    ['less_mean', 'less_low', 'less_high', 'more_mean', 'more_low', 'more_high'].forEach(function (key) {
      if (row[key] === null) return;
      low = Math.min(low, row[key]);
      high = Math.max(high, row[key]);
    });
  });
  // Where few runs make ranges far wider than the bars are long, the bars are what is to be seen: ranges end in a tip there.
  var farthest = 0;
  rows.forEach(function (row) { farthest = Math.max(farthest, Math.abs(row.less_mean || 0), Math.abs(row.more_mean || 0)); });
  if (farthest > 0) {
    low = Math.max(low, -2.5 * farthest);
    high = Math.min(high, 2.5 * farthest);
  }
  var scale = kit.roundScale(low, high, 8);

  function range(low, high, y, api) {
    var from = api.coord([Math.max(low, scale.min), 0])[0], to = api.coord([Math.min(high, scale.max), 0])[0], r = 6 * k;
    var shapes = [kit.line(from, y, to, y, {lineWidth: 2.5 * k})];
    if (low < scale.min) shapes.push(kit.polygon([[from - r, y], [from + r, y - r], [from + r, y + r]], {fill: kit.ink.text}));
    if (high > scale.max) shapes.push(kit.polygon([[to + r, y], [to - r, y - r], [to - r, y + r]], {fill: kit.ink.text}));
    return shapes;
  }

  // What stands under the name, shorter and shorter: "not said; today lognormal(mean 12 min, sd 8 min)", "not said; today lognormal(…)".
  function wordsOf(row) {
    var ways = [row.source + '; today ' + row.today];
    if (!row.guess) ways.push('today ' + row.today);
    return ways.concat(row.source + '; today ' + row.today.replace(/\(.*\)/, '(…)').replace(/\{.*\}/, '{…}'));
  }
  function fitting(row) {
    var ways = wordsOf(row), weight = row.guess && 'bold';
    var fit = ways.filter(function (words) { return kit.widthOf(words, size.small, weight) <= nameWidth; });
    return fit.length ? fit[0] : kit.cut(ways[ways.length - 1], nameWidth, size.small, weight);
  }

  // The lines left of a bar, each with how far below its middle it stands: the name in one line, or smaller in two; and what it is
  // today, where there is room.
  function namesOf(row, step) {
    var isLong = kit.widthOf(nameOf(row), size.text) > nameWidth, letters = isLong ? size.small : size.text;
    var most = isLong && step > size.small * 2.24 ? 2 : 1;
    var names = kit.wrap(nameOf(row), nameWidth, letters, {most: most});
    var lines = names.map(function (words) { return {words: words, size: letters, style: {textAlign: 'right'}}; });
    if (step > (names.length * letters + size.small) * 1.12) {
      lines.push({words: fitting(row), size: size.small,
                  style: {textAlign: 'right', fill: row.guess ? kit.ink.bad : kit.ink.soft, font: kit.font(size.small, row.guess ? 'bold' : '')}});
    }
    var height = 0;
    lines.forEach(function (line) {
      line.below = height + line.size * 0.56;
      height += line.size * 1.12;
    });
    lines.forEach(function (line) { line.below -= height / 2; });
    return lines;
  }

  function legend() {
    var x = sheet.left, y = sheet.top + 8 * k, shapes = [];
    [['made less', {fill: lessColour}], [spec.facts.more_said, {fill: moreColour}],
     ['cannot be told from no effect', {fill: kit.ink.paper, stroke: kit.ink.soft, lineWidth: 1.5 * k}]].forEach(function (entry) {
      shapes.push(kit.box(x, y - 7 * k, 24 * k, 14 * k, entry[1]), kit.text(entry[0], x + 32 * k, y, size.small, {fill: kit.ink.soft}));
      x += 32 * k + kit.widthOf(entry[0], size.small) + 26 * k;
    });
    shapes.push(kit.line(x, y, x + 24 * k, y, {lineWidth: 2.5 * k}), kit.text('likely range', x + 32 * k, y, size.small, {fill: kit.ink.soft}));
    return shapes;
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 1 && rows[params.dataIndex];
      return row ? [nameOf(row), 'today ' + row.today + ' (' + row.source + ')'] : [];
    }),
    grid: kit.grid(sheet, edges),
    xAxis: kit.numbers(sheet, spec.axis, {min: scale.min, max: scale.max, interval: scale.interval,
                                          axisLabel: {fontFamily: kit.family, fontSize: size.small, color: kit.ink.soft, formatter: kit.signed}}),
    yAxis: kit.places(rows.length, {inverse: true}),
    series: [
      kit.once(function (api, area) {
        var zero = api.coord([0, 0])[0];
        return legend().concat([kit.line(zero, area.y, zero, area.y + area.height, {lineWidth: 2 * k})]);
      }, {silent: true, z: 4}),
      kit.custom(rows, function (row, index, api, area) {
        var y = api.coord([0, index])[1], zero = api.coord([0, 0])[0], step = area.height / rows.length;
        var thick = Math.min(26 * k, step * 0.34), shapes = [];
        namesOf(row, step).forEach(function (line) { shapes.push(kit.text(line.words, edges.left - 22 * k, y + line.below, line.size, line.style)); });
        if (index > 0) shapes.push(kit.line(sheet.left, y - step / 2, sheet.right, y - step / 2, {stroke: kit.ink.faint}));
        ['less', 'more'].forEach(function (side, s) {
          if (row[side + '_mean'] === null) return;
          var to = api.coord([row[side + '_mean'], 0])[0], top = s === 0 ? y - thick - 1 : y + 1;
          var colour = s === 0 ? lessColour : moreColour;
          shapes.push(kit.box(Math.min(zero, to), top, Math.abs(to - zero), thick,
                              row[side + '_sure'] ? {fill: colour} : {fill: kit.ink.paper, stroke: colour, lineWidth: 1.5 * k}));
          if (row[side + '_low'] !== null) {
            shapes = shapes.concat(range(row[side + '_low'], row[side + '_high'], top + thick / 2, api));
          }
        });
        return shapes;
      }, {z: 3})
    ]
  };
};
