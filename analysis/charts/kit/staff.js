// A panel for each team: days down, hours across. A cell fills from its foot: people at work, above them those held up by
// others, above them those without work; empty where nobody is on duty.
kit.charts['staff'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size;
  var panels = kit.groups(spec.data, 'panel');
  var days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  var first = 23, last = 0;
  spec.data.forEach(function (cell) {
    first = Math.min(first, cell.hour);
    last = Math.max(last, cell.hour);
  });
  var hours = last - first + 1;
  var columns = panels.length <= 1 ? 1 : panels.length <= 4 ? 2 : 3, lines = Math.ceil(panels.length / columns);
  var dayWidth = kit.widthOf('Wed', size.small) + 8 * k, gap = 22 * k;
  var top = sheet.top + 24 * k, width = (sheet.width - (columns - 1) * gap) / columns, height = (sheet.bottom - top) / lines;
  var cellWidth = (width - dayWidth) / hours, cellHeight = Math.min(40 * k, (height - 48 * k) / 7);
  var dayEvery = cellHeight < size.small ? 2 : 1, hourEvery = Math.max(1, Math.ceil((kit.widthOf('22', size.small) + 8 * k) / cellWidth));
  if (hourEvery > 1 && hourEvery % 2) hourEvery += 1;
  // The three in one box, from its foot; `of`: shares of the people on duty, in %.
  function filled(x, y, width, height, of) {
    var heldTop = y + height * (1 - Math.min(100, of.taken) / 100), busyTop = heldTop + height * Math.min(of.held, of.taken) / 100;
    return [kit.box(x, y, width, heldTop - y, {fill: kit.ink.idle}),
            kit.box(x, heldTop, width, busyTop - heldTop, {fill: kit.ink.held}),
            kit.box(x, busyTop, width, y + height - busyTop, {fill: kit.ink.work})];
  }
  // People who end what was begun are always at work: no colour for how busy.
  function after(x, y, width, height) {
    return [kit.box(x, y, width, height, {fill: kit.ink.faint}),
            kit.circle(x + width / 2, y + height / 2, Math.min(width, height) * 0.16, {fill: kit.ink.open})];
  }
  function corner(p) {
    return {x: sheet.left + (p % columns) * (width + gap) + dayWidth, y: top + Math.floor(p / columns) * height + 26 * k};
  }
  function scale() {
    function entry(words, of) { return [words, function (x, y) { return filled(x, y - 8 * k, 24 * k, 16 * k, of); }]; }
    return kit.legend(sheet, [
      entry('at work', {taken: 100, held: 0}), entry('held up by others', {taken: 100, held: 100}), entry('without work', {taken: 0, held: 0}),
      ['ending what was begun, after hours', function (x, y) { return after(x, y - 8 * k, 24 * k, 16 * k); }], ['empty: off', function () { return []; }, 0]
    ]);
  }

  return {
    tooltip: kit.hover(function (params) {
      var cell = params.seriesIndex === 1 && spec.data[params.dataIndex];
      return cell ? [cell.panel + ', ' + days[cell.day] + ' ' + cell.hour + ':00', Math.round(cell.taken - cell.held) + '% at work, ' + Math.round(cell.held) + '% held up, ' + Math.round(100 - cell.taken) + '% without work',
                     kit.figure(Math.round(cell.duty * 10) / 10) + ' on duty'] : [];
    }),
    grid: {left: 0, top: 0, width: sheet.frame.width, height: sheet.frame.height},
    xAxis: {type: 'value', show: false, min: 0, max: 1}, yAxis: {type: 'value', show: false, min: 0, max: 1},
    series: [
      kit.once(function () {
        var shapes = scale();
        panels.forEach(function (panel, p) {
          var at = corner(p);
          shapes.push(kit.text(kit.cut(panel.name, width, size.small, 'bold'), at.x, at.y - 12 * k, size.small, {font: kit.font(size.small, 'bold')}));
          days.forEach(function (day, d) {
            if (d % dayEvery) return;
            shapes.push(kit.text(day, at.x - 8 * k, at.y + (d + 0.5) * cellHeight, size.small, {fill: kit.ink.soft, textAlign: 'right'}));
          });
          for (var h = first; h <= last; ++h) {
            if ((h - first) % hourEvery) continue;
            shapes.push(kit.text(String(h), at.x + (h - first + 0.5) * cellWidth, at.y + 7 * cellHeight + 10 * k, size.small, {fill: kit.ink.soft, textAlign: 'center'}));
          }
          shapes.push(kit.box(at.x, at.y, hours * cellWidth, 7 * cellHeight, {fill: 'none', stroke: kit.ink.line, lineWidth: 1}));
        });
        return shapes;
      }, {silent: true, z: 1}),
      kit.custom(spec.data, function (cell) {
        var p = panels.map(function (panel) { return panel.name; }).indexOf(cell.panel), at = corner(p);
        var x = at.x + (cell.hour - first) * cellWidth, y = at.y + cell.day * cellHeight, hair = 0.75 * k;
        if (cell.after) return after(x + hair, y + hair, cellWidth - 2 * hair, cellHeight - 2 * hair);
        return filled(x + hair, y + hair, cellWidth - 2 * hair, cellHeight - 2 * hair, cell);
      }, {z: 3})
    ]
  };
};
