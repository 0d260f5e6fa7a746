package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.SpeedHistory;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The speed over a whole run. */
@Tag("speed-chart")
@JsModule("./board/speed-chart.ts")
class SpeedChart extends Component {

    void show(List<SpeedHistory.Point> points, String state, boolean running) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        points.forEach(point ->
                array.addArray().add(point.at().toEpochMilli()).add(Math.round(point.perMinute() * 10) / 10.0));
        getElement().setPropertyJson("points", array);
        getElement().setProperty("state", state);
        getElement().setProperty("running", running);
    }
}
