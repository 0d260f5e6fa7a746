package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.server.StaticFileHandler;
import com.vaadin.flow.server.StaticFileHandlerFactory;
import com.vaadin.flow.server.StaticFileServer;
import com.vaadin.flow.server.VaadinService;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Files that bear a hash of what they hold never change: browsers keep them for a year instead of asking each hour. */
@Component
class BuiltFiles implements StaticFileHandlerFactory {

    private static final Pattern HASHED = Pattern.compile("/VAADIN/build/.+-[\\w-]{8}\\.\\w+");
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

    @Override
    public StaticFileHandler createHandler(VaadinService service) {
        return new StaticFileServer(service) {
            @Override
            protected int getCacheTime(String path) {
                return HASHED.matcher(path).matches() ? YEAR_SECONDS : super.getCacheTime(path);
            }
        };
    }
}
