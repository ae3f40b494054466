// The chance by each period that a chart has shown it: a line for each what-if by all rules, with its range, and a broken
// one by its limits alone; dotted, the chance of a false alarm.
kit.charts['when-noticed'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size;
  var symbols = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle'];
  var lines = [];
  kit.groups(spec.data, 'line').forEach(function (group, i) {
    kit.groups(group.rows, 'rules').forEach(function (part) {
      lines.push({name: group.name, rows: part.rows, sign: i, colour: kit.lineStyle(i, k).colour, symbol: symbols[i % symbols.length], isWhole: part.name === 'four rules'});
    });
  });
  var whole = lines.filter(function (line) { return line.isWhole; });
  var periods = whole[0].rows.map(function (row) { return String(row.after); });
  var falseName = 'nothing changed';
  var nameWidth = Math.min(sheet.width * 0.22, Math.max.apply(null, whole.map(function (line) { return kit.widthOf(line.name, size.small); }).concat(kit.widthOf(falseName, size.small))));
  var edges = {left: sheet.left + 56 * k, right: sheet.right - nameWidth - 42 * k, top: sheet.top + 62 * k, bottom: sheet.bottom - 52 * k};
  var thin = {lineWidth: 2 * k, lineDash: [8 * k, 5 * k]}, dotted = {stroke: kit.ink.open, lineWidth: 2.5 * k, lineDash: [2 * k, 5 * k]};

  function lineOf(line) {
    return {
      type: 'line', name: line.name + (line.isWhole ? ', four rules' : ', limits alone'), z: line.isWhole ? 3 : 2, color: line.colour, symbol: line.isWhole ? line.symbol : 'none', symbolSize: 10 * k,
      showAllSymbol: true, lineStyle: {color: line.colour, width: (line.isWhole ? 3 : 2) * k, type: line.isWhole ? 'solid' : [8 * k, 5 * k]},
      data: line.rows.map(function (row) { return row.noticed; })
    };
  }

  return {
    tooltip: {trigger: 'axis', confine: true},
    grid: kit.grid(sheet, edges),
    xAxis: kit.dates(sheet, periods, (edges.right - edges.left), {name: spec.axis, nameLocation: 'middle', nameGap: 30 * k, boundaryGap: true,
                     nameTextStyle: {fontFamily: kit.family, fontSize: size.small, color: kit.ink.text}}),
    yAxis: kit.numbers(sheet, '', {min: 0, max: 100, interval: 20}),
    series: [kit.once(function (api) {
      var shapes = kit.legend(sheet, [
        ['all four rules', function (x, y) { return [kit.line(x, y, x + 30 * k, y, {lineWidth: 3 * k})]; }, 30],
        ['limits alone', function (x, y) { return [kit.line(x, y, x + 30 * k, y, thin)]; }, 30],
        ['false alarm, four rules', function (x, y) { return [kit.line(x, y, x + 30 * k, y, dotted)]; }, 30]
      ]);
      shapes.push(kit.text(spec.facts.scale, sheet.left, edges.top - 22 * k, size.small));
      whole.forEach(function (line) {
        shapes.push(kit.polygon(line.rows.map(function (row, i) { return api.coord([i, row.high]); })
          .concat(line.rows.map(function (row, i) { return api.coord([i, row.low]); }).reverse()), {fill: line.colour, opacity: 0.14}));
      });
      var ends = whole.map(function (line) {
        return {words: line.name, sign: line.sign, y: api.coord([0, line.rows[line.rows.length - 1].noticed])[1]};
      });
      ends.push({words: falseName, sign: null, y: api.coord([0, whole[0].rows[whole[0].rows.length - 1].false_alarm])[1]});
      var places = kit.spaced(ends.map(function (end) { return end.y; }), size.small * 1.25, edges.bottom - 2 * k);
      ends.forEach(function (end, i) {
        shapes.push(end.sign === null ? kit.line(edges.right + 14 * k, places[i], edges.right + 34 * k, places[i], dotted) : kit.lineSign(end.sign, edges.right + 26 * k, places[i], 5 * k),
                    kit.text(kit.cut(end.words, nameWidth, size.small), edges.right + 40 * k, places[i], size.small, {fill: end.sign === null ? kit.ink.soft : kit.ink.text}));
      });
      return shapes;
    }, {silent: true, z: 1})].concat(lines.map(lineOf), [{
      type: 'line', name: 'false alarm', symbol: 'none', z: 2, color: kit.ink.open, lineStyle: {color: kit.ink.open, width: 2.5 * k, type: [2 * k, 5 * k]},
      data: whole[0].rows.map(function (row) { return row.false_alarm; })
    }])
  };
};
