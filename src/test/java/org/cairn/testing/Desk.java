package org.cairn.testing;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.cairn.shared.Holder;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Somebody at the pages of some controllers: real handlers, real templates, without a server and without the front door.
 */
public final class Desk {

    private static final Pages PAGES = new Pages();

    private final Visitor visitor;
    private final MockMvcTester mvc;

    public Desk(Visitor visitor, Object... controllers) {
        this.visitor = visitor;
        MockMvc built = MockMvcBuilders.standaloneSetup(controllers)
                .setCustomArgumentResolvers(new Sitting())
                .setViewResolvers(this::view)
                .setHandlerExceptionResolvers((request, response, handler, failure) -> {
                    if (!(failure instanceof Refusal refusal)) {
                        return null;
                    }
                    response.setStatus(refusal.problem().status().value());
                    response.setHeader("refusal", refusal.key());
                    return new ModelAndView();
                })
                .build();
        mvc = MockMvcTester.create(built);
    }

    public MockMvcTester.MockMvcRequestBuilder get(String path) {
        return mvc.get().uri(at(path)).locale(visitor.locale());
    }

    /** A form as a browser sends it: names and values in turn. */
    public MockMvcTester.MockMvcRequestBuilder post(String path, String... fields) {
        MockMvcTester.MockMvcRequestBuilder post =
                mvc.post().uri(at(path)).locale(visitor.locale()).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        for (int i = 0; i < fields.length; i += 2) {
            post = post.param(fields[i], fields[i + 1]);
        }
        return post;
    }

    /** A form with a file, as a browser sends it. */
    public MockMvcTester.MockMultipartMvcRequestBuilder upload(String path, MockMultipartFile file) {
        return mvc.post().uri(at(path)).locale(visitor.locale()).multipart().file(file);
    }

    /** The whole address of a page of this visitor. */
    public String at(String path) {
        return "/l/" + visitor.launch() + path;
    }

    private View view(String name, Locale locale) {
        if (name.startsWith("redirect:")) {
            return new RedirectView(name.substring("redirect:".length()));
        }
        return (model, request, response) -> {
            Map<String, Object> whole = new HashMap<>();
            if (model != null) {
                whole.putAll(model);
            }
            whole.put("visitor", visitor);
            whole.put("base", "/l/" + visitor.launch());
            whole.put("trial", false);
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter()
                    .write(PAGES.render(
                            name.replace('/', '-') + "-" + locale.getLanguage(),
                            name,
                            request.getRequestURI(),
                            visitor.locale(),
                            whole));
        };
    }

    private final class Sitting implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Visitor.class || parameter.getParameterType() == Holder.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer container,
                NativeWebRequest request,
                WebDataBinderFactory binders) {
            return parameter.getParameterType() == Holder.class ? visitor.holder() : visitor;
        }
    }
}
