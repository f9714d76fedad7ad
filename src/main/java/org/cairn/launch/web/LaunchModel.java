package org.cairn.launch.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.cairn.launch.Launch;
import org.cairn.platform.Installation;
import org.cairn.shared.PageModel;
import org.springframework.stereotype.Component;

/** What every template may count on: {@code trial}, and in a course {@code visitor}, {@code base} and {@code framed}. */
@Component
class LaunchModel implements PageModel {

    private final Installation installation;

    LaunchModel(Installation installation) {
        this.installation = installation;
    }

    @Override
    public void add(HttpServletRequest request, Map<String, Object> model) {
        model.put("trial", installation.isTrial());
        if (request.getAttribute(LaunchedPages.LAUNCH) instanceof Launch launch) {
            model.put("visitor", VisitorArgument.speaking(launch.visitor()));
            model.put("base", "/l/" + launch.visitor().launch());
            model.put("framed", launch.framed());
        }
    }
}
