// The same five sides as a radar for each group of customers: dashed what they expect, full what they find.
kit.charts['radar'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, panels = kit.groups(spec.data, 'name');
  var top = sheet.top + 28 * k, bottom = sheet.bottom - 40 * k;
  var letters = panels.length > 2 ? size.small * 0.95 : size.small;
  var sideWidth = Math.max.apply(null, spec.data.map(function (row) { return kit.widthOf(row.side, letters); }));
  var nameRoom = 76 * k, footRoom = 30 * k;  // over and under a radar, for its name and the names of its sides

  // So many side by side that they are as large as they can be.
  var columns = 1, radius = 40 * k;
  for (var many = 1; many <= panels.length; ++many) {
    var room = Math.min(((bottom - top) / Math.ceil(panels.length / many) - nameRoom - footRoom) / 2, sheet.width / many / 2 - sideWidth - 14 * k);
    if (room <= radius) continue;
    columns = many;
    radius = room;
  }
  var lines = Math.ceil(panels.length / columns), width = sheet.width / columns, height = nameRoom + 2 * radius + footRoom;

  // A panel's middle; those of a last line that is not full stand in the middle of it.
  function middle(panel) {
    var line = Math.floor(panel / columns), there = line + 1 < lines ? columns : panels.length - line * columns;
    return [sheet.left + sheet.width / 2 + (panel % columns - (there - 1) / 2) * width, top + line * height + nameRoom + radius];
  }
  function corner(panel, index, points) {
    var turn = 2 * Math.PI * index / panels[panel].rows.length;
    var r = radius * points / 100, at = middle(panel);
    return [at[0] + r * Math.sin(turn), at[1] - r * Math.cos(turn)];
  }
  function ring(panel, points) {
    return panels[panel].rows.map(function (row, i) { return corner(panel, i, points); });
  }

  function frame() {
    var shapes = kit.legend(sheet, [
      ['expected (hollow circle; not said: as received)', function (x, y) {
        return [kit.line(x, y, x + 24 * k, y, {lineDash: [7 * k, 4 * k], lineWidth: 2.5 * k}), kit.circle(x + 12 * k, y, 5 * k, {fill: kit.ink.paper, stroke: kit.ink.text, lineWidth: 2 * k})];
      }],
      ['received', function (x, y) {
        return [kit.line(x, y, x + 24 * k, y, {stroke: kit.ink.good, lineWidth: 3 * k}), kit.circle(x + 12 * k, y, 5 * k, {fill: kit.ink.good})];
      }],
      ['rim: 100 points; rings: 25, 50, 75' + (spec.facts.left_out ? '; shown: ' + spec.facts.left_out : ''), function () { return []; }, 0]
    ]);
    panels.forEach(function (panel, p) {
      shapes.push(kit.text(kit.cut(panel.name, width - 20 * k, size.text, 'bold'), middle(p)[0], middle(p)[1] - radius - nameRoom + 18 * k, size.text,
                           {textAlign: 'center', font: kit.font(size.text, 'bold')}));
      [25, 50, 75, 100].forEach(function (points) {
        shapes.push(kit.polygon(ring(p, points), {fill: 'none', stroke: points === 100 ? kit.ink.open : kit.ink.line, lineWidth: 1.2}));
      });
      panel.rows.forEach(function (row, i) {
        var rim = corner(p, i, 100), beyond = corner(p, i, 100 * (1 + 12 * k / radius));
        var lean = Math.sin(2 * Math.PI * i / panel.rows.length);
        shapes.push(kit.line(middle(p)[0], middle(p)[1], rim[0], rim[1], {stroke: kit.ink.line, lineWidth: 1.2}),
                    kit.text(row.side, beyond[0], beyond[1] - (i === 0 ? 4 * k : 0) + (Math.abs(lean) > 0.3 && beyond[1] > middle(p)[1] ? 6 * k : 0), letters,
                             {textAlign: Math.abs(lean) < 0.01 ? 'center' : lean > 0 ? 'left' : 'right'}));
      });
    });
    shapes.push(kit.text('A radar’s area misleads: read along the spokes, or take the bars.', sheet.left, Math.min(bottom + 18 * k, top + lines * height + 10 * k), size.small, {fill: kit.ink.soft}));
    return shapes;
  }

  function path(p, key) {
    return panels[p].rows.map(function (row, i) { return corner(p, i, row[key] === null ? row.received : row[key]); });
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 2 && spec.data[params.dataIndex];
      return row ? [row.name + ', ' + row.side, 'expected ' + row.expected_said, 'received ' + row.received_said] : [];
    }),
    grid: {left: 0, top: 0, width: sheet.frame.width, height: sheet.frame.height},
    xAxis: {type: 'value', show: false, min: 0, max: 1}, yAxis: {type: 'value', show: false, min: 0, max: 1},
    series: [
      kit.once(frame, {silent: true, z: 1}),
      kit.once(function () {
        var shapes = [];
        panels.forEach(function (panel, p) {
          shapes.push(kit.polygon(path(p, 'received'), {fill: kit.ink.band, opacity: 0.45}),
                      kit.polygon(path(p, 'received'), {fill: 'none', stroke: kit.ink.good, lineWidth: 3 * k}),
                      kit.polygon(path(p, 'expected'), {fill: 'none', stroke: kit.ink.text, lineWidth: 2.5 * k, lineDash: [7 * k, 4 * k]}));
        });
        return shapes;
      }, {silent: true, z: 2}),
      kit.custom(spec.data, function (row) {
        var p = panels.map(function (panel) { return panel.name; }).indexOf(row.name), i = panels[p].rows.indexOf(row);
        var found = corner(p, i, row.received), shapes = [];
        if (row.expected !== null) {
          var wanted = corner(p, i, row.expected);
          shapes.push(kit.circle(wanted[0], wanted[1], 5 * k, {fill: kit.ink.paper, stroke: kit.ink.text, lineWidth: 2 * k}));
        }
        if (row.received_low !== null) {
          var low = corner(p, i, row.received_low), high = corner(p, i, row.received_high);
          shapes.push(kit.line(low[0], low[1], high[0], high[1], {lineWidth: 3 * k}));
        }
        shapes.push(kit.circle(found[0], found[1], 5 * k, {fill: kit.ink.good}));
        return shapes;
      }, {z: 3})
    ]
  };
};
