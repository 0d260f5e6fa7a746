package com.mantisnxt.sync.activity.export;

import com.mantisnxt.sync.activity.ActivityLine;
import com.mantisnxt.sync.activity.export.ActivityExport.Begun;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes exports: when they begin, so that no crash hides one, and how they ended, in the name of whoever began them. */
@Component
class ExportTrail {

    private static final Logger log = LoggerFactory.getLogger(ExportTrail.class);

    private final AuditEntries trail;
    private final CurrentCaller currentCaller;

    ExportTrail(AuditEntries trail, CurrentCaller currentCaller) {
        this.trail = trail;
        this.currentCaller = currentCaller;
    }

    void begun(Begun export) {
        trail.add("activity_export_begun", export.fileName(), about(export));
    }

    void done(Begun export, long rows) {
        Map<String, Object> about = about(export);
        about.put("rows", rows);
        currentCaller.runAs(export.caller(), () -> trail.add("activity_exported", export.fileName(), about));
    }

    /** A trail that can't be written now has the beginning at least. */
    void brokenOff(Begun export, long rows, Exception fault) {
        Map<String, Object> about = about(export);
        about.put("rows", rows);
        about.put("reason", fault instanceof Refused refused ? refused.code().value() : "connection_or_fault");
        try {
            currentCaller.runAs(
                    export.caller(), () -> trail.add("activity_export_broken_off", export.fileName(), about));
        } catch (RuntimeException unnoted) {
            log.error("The end of the export {} could not be noted", export.fileName(), unnoted);
        }
    }

    private static Map<String, Object> about(Begun export) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("format", export.order().format().label());
        about.put("matching", ActivityLine.write(export.pinned()));
        if (export.order().after() != null) {
            about.put("after", export.order().after().toString());
        }
        if (export.order().most() != Long.MAX_VALUE) {
            about.put("limit", export.order().most());
        }
        return about;
    }
}
