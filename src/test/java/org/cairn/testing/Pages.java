package org.cairn.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.util.StringUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Renders the real templates with page records made up by a test, without a server. What was rendered is kept in
 * {@code target/pages}, for looking at.
 */
public final class Pages {

    /** What the time is for every page: 14 March 2026, 2:32 p.m. in Vancouver. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T21:32:00Z"), ZoneOffset.UTC);

    private static final String[] BEANS = {"Words", "States", "Stones", "ThisPage"};
    private static final String[] BUNDLES = {
        "shared",
        "platform",
        "course",
        "launch",
        "competency",
        "microcredential",
        "pathway",
        "gradebook",
        "moodle",
        "score",
        "gradefile",
        "mapping",
        "assessment",
        "attainment",
        "audit",
        "joining",
        "privacy",
        "award",
        "letter",
        "badge",
        "credential",
        "portfolio",
        "home"
    };

    private final GenericWebApplicationContext context = new GenericWebApplicationContext();
    private final ThymeleafViewResolver views = new ThymeleafViewResolver();

    public Pages() {
        context.setServletContext(new MockServletContext());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("cairn.time-zone", "America/Vancouver")));
        AnnotationConfigUtils.registerAnnotationConfigProcessors(context);
        context.registerBean(Clock.class, () -> CLOCK);
        for (String bean : BEANS) {
            context.registerBeanDefinition(
                    StringUtils.uncapitalize(bean),
                    BeanDefinitionBuilder.rootBeanDefinition("org.cairn.shared." + bean)
                            .setAutowireMode(
                                    org.springframework.beans.factory.config.AutowireCapableBeanFactory
                                            .AUTOWIRE_CONSTRUCTOR)
                            .getBeanDefinition());
        }
        context.registerBean("messageSource", ResourceBundleMessageSource.class, Pages::messages);
        context.refresh();
        SpringResourceTemplateResolver resolver = new SpringResourceTemplateResolver();
        resolver.setApplicationContext(context);
        resolver.setPrefix("classpath:/templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        resolver.setTemplateMode(TemplateMode.HTML);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(context);
        views.setTemplateEngine(engine);
        views.setApplicationContext(context);
        views.setServletContext(context.getServletContext());
        views.setCharacterEncoding("UTF-8");
    }

    /** What templates and pages lean on: messages, and how figures and dates are written. */
    public <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    /** The page, also written to {@code target/pages/<name>.html}. */
    public String render(String name, String template, String path, Locale locale, Map<String, ?> model) {
        MockHttpServletRequest request = new MockHttpServletRequest(context.getServletContext(), "GET", path);
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, new FixedLocaleResolver(locale));
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        context.getServletContext().setAttribute(WebApplicationContext.ROOT_WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        MockHttpServletResponse response = new MockHttpServletResponse();
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            views.resolveViewName(template, locale).render(model, request, response);
            String page = response.getContentAsString();
            Path file = Path.of("target", "pages", name + ".html");
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("cannot render " + template, e);
        }
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        for (String bundle : BUNDLES) {
            messages.addBasenames("i18n/" + bundle);
        }
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
