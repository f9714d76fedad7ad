package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The OpenID Connect authorization endpoint (LTI Security Framework 1.0, 5.1.1). */
@Controller
final class AuthenticationController {

    private final Authentication authentication;
    private final SignIn signIn;

    AuthenticationController(Authentication authentication, SignIn signIn) {
        this.authentication = authentication;
        this.signIn = signIn;
    }

    @RequestMapping(
            path = "/lti/auth",
            method = {RequestMethod.GET, RequestMethod.POST})
    String authenticate(
            @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request, Locale locale, Model model) {
        AuthenticationRequest asked = AuthenticationRequest.of(sent);
        authentication.demandKnownTool(asked);
        Optional<Person> person = signIn.current(request);
        if (person.isPresent()) {
            Map<String, String> fields = authentication.answer(asked, person.get(), locale);
            return PostPage.show(model, Objects.requireNonNull(asked.redirectUri()), fields);
        }
        if (!Reposted.is(sent)) {
            return Reposted.once(model, "/lti/auth", sent);
        }
        throw new NotSignedIn(sameAsGet(sent));
    }

    private static String sameAsGet(MultiValueMap<String, String> sent) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/lti/auth");
        Reposted.withoutMark(sent).keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        return uri.encode().buildAndExpand(Reposted.withoutMark(sent)).toUriString();
    }
}
