// Five sides of service, a panel for each group of customers: hollow what they expect, full what they find.
kit.charts['sides'] = function (spec, sheet) {
  'use strict';
  var k = sheet.scale, size = sheet.size, panels = kit.groups(spec.data, 'name'), gap = 36 * k;
  var letters = panels.length > 2 ? size.small : size.text;
  var sideWidth = Math.max.apply(null, spec.data.map(function (row) { return kit.widthOf(row.side, letters); }));
  var gapWidth = Math.max(kit.widthOf('−100', letters, 'bold'), kit.widthOf('gap', size.small)) + 8 * k;
  var width = (sheet.width - gap * (panels.length - 1)) / panels.length;
  var room = Math.max(40 * k, width - sideWidth - gapWidth - 26 * k);
  var top = sheet.top + 78 * k, count = Math.max.apply(null, panels.map(function (panel) { return panel.rows.length; }));
  var foot = Math.min(sheet.bottom - 52 * k, top + count * 96 * k), step = (foot - top) / count;

  function at(panel) { return sheet.left + panel * (width + gap); }
  function px(panel, points) { return at(panel) + sideWidth + 14 * k + room * points / 100; }

  function frame() {
    var shapes = kit.legend(sheet, [
      ['expected', function (x, y) { return [kit.box(x, y - 7 * k, 24 * k, 14 * k, {fill: kit.ink.paper, stroke: kit.ink.text, lineWidth: 2 * k})]; }],
      ['received; line: likely range', function (x, y) { return [kit.box(x, y - 7 * k, 24 * k, 14 * k, {fill: kit.ink.good})]; }],
      ['%: how much it counts for them' + (spec.facts.left_out ? '; shown: ' + spec.facts.left_out : ''), function () { return []; }, 0]
    ]);
    panels.forEach(function (panel, p) {
      shapes.push(kit.text(kit.cut(panel.name, width - gapWidth - 8 * k, size.text, 'bold'), at(p), top - 24 * k, size.text, {font: kit.font(size.text, 'bold')}),
                  kit.text('gap', at(p) + width, top - 24 * k, size.small, {fill: kit.ink.soft, textAlign: 'right'}));
      [0, 50, 100].forEach(function (points) {
        shapes.push(kit.line(px(p, points), top, px(p, points), foot, {stroke: kit.ink.line, lineWidth: 1}),
                    kit.text(String(points), px(p, points), foot + 14 * k, size.small, {fill: kit.ink.soft, textAlign: 'center'}));
      });
    });
    shapes.push(kit.text(spec.axis, sheet.left, foot + 38 * k, size.small));
    return shapes;
  }

  return {
    tooltip: kit.hover(function (params) {
      var row = params.seriesIndex === 1 && spec.data[params.dataIndex];
      return row ? [row.name + ', ' + row.side, 'expected ' + row.expected_said, 'received ' + row.received_said,
                    'counts for ' + kit.figure(row.weight) + '%'] : [];
    }),
    grid: {left: 0, top: 0, width: sheet.frame.width, height: sheet.frame.height},
    xAxis: {type: 'value', show: false, min: 0, max: 1}, yAxis: {type: 'value', show: false, min: 0, max: 1},
    series: [
      kit.once(frame, {silent: true, z: 1}),
      kit.custom(spec.data, function (row, index) {
        var p = panels.map(function (panel) { return panel.name; }).indexOf(row.name);
        var y = top + (panels[p].rows.indexOf(row) + 0.5) * step, thick = Math.min(24 * k, step * 0.3), zero = px(p, 0);
        var counts = Math.round(row.weight) > 0;
        var shapes = [
          kit.text(row.side, at(p), y - letters * 0.5, letters, {fill: counts ? kit.ink.text : kit.ink.soft}),
          kit.text(counts ? Math.round(row.weight) + '%' : 'does not count', at(p), y + letters * 0.65, size.small * 0.92, {fill: kit.ink.soft}),
          kit.box(zero, y + k, Math.max(0, px(p, row.received) - zero), thick, {fill: counts ? kit.ink.good : kit.ink.pale}),
          kit.text(row.gap_said, at(p) + width, y, letters, {textAlign: 'right', font: kit.font(letters, 'bold'),
                                                            fill: row.gap === null ? kit.ink.soft : row.gap < 0 ? kit.ink.bad : kit.ink.good})
        ];
        if (row.expected === null) {
          shapes.push(kit.text('not said', zero + 4 * k, y - thick / 2 - k, size.small * 0.92, {fill: kit.ink.soft}));
        } else {
          shapes.push(kit.box(zero, y - thick - k, px(p, row.expected) - zero, thick, {fill: kit.ink.paper, stroke: kit.ink.text, lineWidth: 2 * k}));
        }
        if (row.received_low !== null) {
          shapes.push(kit.line(px(p, row.received_low), y + k + thick / 2, px(p, row.received_high), y + k + thick / 2, {lineWidth: 3 * k}));
        }
        return shapes;
      }, {z: 3})
    ]
  };
};
