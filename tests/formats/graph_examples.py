"""Graphs as other tools write them, cut to what a reader must understand."""

YED = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
  xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d5" yfiles.type="nodegraphics"/>
<key attr.name="description" attr.type="string" for="node" id="d4"/>
<key for="edge" id="d9" yfiles.type="edgegraphics"/>
<graph edgedefault="directed" id="G">
<node id="n0"><data key="d5"><y:ShapeNode><y:NodeLabel>อรทัย
(พี่อ้อม)</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1" yfiles.foldertype="group"><data key="d5"><y:ProxyAutoBoundsNode><y:Realizers>
<y:GroupNode><y:NodeLabel>กลุ่มป่า</y:NodeLabel></y:GroupNode></y:Realizers>
</y:ProxyAutoBoundsNode></data>
<graph edgedefault="directed" id="n1:">
<node id="n1::n0"><data key="d4">เล่าเรื่อง</data>
<data key="d5"><y:ShapeNode><y:NodeLabel>ซอทู</y:NodeLabel></y:ShapeNode></data></node>
</graph></node>
<edge id="e0" source="n0" target="n1::n0"><data key="d9"><y:PolyLineEdge>
<y:EdgeLabel>ปรึกษา</y:EdgeLabel></y:PolyLineEdge></data></edge>
</graph></graphml>"""

NETWORK_CANVAS = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:nc="http://schema.networkcanvas.com/xmlns">
<key id="label" attr.name="label" attr.type="string" for="all"/>
<key id="type" attr.name="type" attr.type="string" for="all"/>
<key id="age" attr.name="age" attr.type="int" for="node"/>
<key id="close" attr.name="close" attr.type="boolean" for="edge"><default>false</default></key>
<graph edgedefault="undirected" nc:caseId="ก">
<node id="1"><data key="label">Ann</data><data key="type">person</data>
<data key="age">34</data></node>
<node id="2"><data key="label">Bo</data><data key="type">person</data></node>
<node id="3"><data key="label">Cy</data><data key="type">person</data></node>
<edge source="1" target="2"><data key="type">friend</data><data key="close">true</data></edge>
</graph></graphml>"""

GEPHI = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="undirected" timeformat="date" mode="dynamic">
<attributes class="node" mode="static"><attribute id="reach" title="reach" type="string">
<default>กลางน้ำ</default></attribute></attributes>
<nodes>
<node id="a01" label="อรทัย"><viz:size value="10.0"/><viz:position x="1.0" y="2.0"/></node>
<node id="a09" label="หน่อพอวา"><attvalues><attvalue for="reach" value="ต้นน้ำ"/></attvalues></node>
<node id="a30" label="แม่อุ๊ยบัวจีน"/>
</nodes>
<edges>
<edge id="0" source="a01" target="a09" weight="2.0" start="2019-05-01"/>
<edge id="1" source="a09" target="a01" type="directed" label="calls">
<spells><spell start="2024-01-01" end="2024-02-01"/><spell start="2025-01-01"/></spells></edge>
<edge id="2" source="a01" target="a09" type="mutual" kind="kin"/>
</edges></graph></gexf>"""

GEXF_12 = """<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<graph defaultedgetype="directed">
<nodes><node id="x" label="X"><nodes><node id="y" label="Y" pid="x"/></nodes></node></nodes>
<edges><edge source="x" target="y"/></edges></graph></gexf>"""
