package org.cairn.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Line items and results as they are sent: as the specification has them, and then as the LMS has them. */
@Component
final class GradeJson {

    static final String READ_ONLY = "https://www.sakailms.org/spec/lti-ags/v2p0/readOnly";

    private final Manners manners;
    private final Wire wire;
    private final ServiceUrls urls;
    private final JsonMapper json = JsonMapper.shared();

    GradeJson(Manners manners, Wire wire, ServiceUrls urls) {
        this.manners = manners;
        this.wire = wire;
        this.urls = urls;
    }

    Map<String, Object> of(Column column, Course course) {
        String url = urls.lineItem(course, column).toString();
        Map<String, Object> map;
        if (column instanceof LineItem item) {
            String link = item.resourceLinkId() == null ? null : wire.link(item.resourceLinkId());
            map = map(LineItemJson.of(item, url, link));
        } else {
            map = map(LineItemJson.of((NativeActivity) column, url));
            map.put(READ_ONLY, true);
        }
        manners.now().shapeLineItem(map);
        return map;
    }

    Map<String, Object> of(ResultJson result, Grade grade, boolean ofOne) {
        Map<String, Object> map = map(result);
        manners.now().shapeResult(map, grade, ofOne);
        return map;
    }

    private Map<String, Object> map(Object record) {
        return new LinkedHashMap<>(json.convertValue(record, new TypeReference<Map<String, Object>>() {}));
    }
}
