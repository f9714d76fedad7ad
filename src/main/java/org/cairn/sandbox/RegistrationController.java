package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The registration endpoint (LTI Dynamic Registration 1.0, 3.5 and 3.6). */
@RestController
final class RegistrationController {

    static final String PATH = "/lti/registration";

    private final Invitations invitations;
    private final Tools tools;
    private final Manners manners;
    private final Addresses addresses;

    RegistrationController(Invitations invitations, Tools tools, Manners manners, Addresses addresses) {
        this.invitations = invitations;
        this.tools = tools;
        this.manners = manners;
        this.addresses = addresses;
    }

    @PostMapping(PATH)
    ResponseEntity<Map<String, Object>> register(@RequestBody Map<String, Object> json, HttpServletRequest request) {
        String token = token(request);
        invitation(token);
        RegistrationRequest asked = new RegistrationRequest(json);
        asked.check(addresses::isOfTool);
        manners.now().check(asked);
        Invitations.Invitation taken =
                invitations.take(token).orElseThrow(() -> RegistrationRefusal.unauthorized("token_already_used"));
        Tool tool = tool(asked, taken);
        tools.put(tool);
        return ResponseEntity.ok(answer(json, tool));
    }

    /** What is registered, for a tool that is about to change it. */
    @GetMapping(PATH)
    Map<String, Object> read(HttpServletRequest request) {
        Invitations.Invitation invitation = invitation(token(request));
        return tools.find(invitation.clientId())
                .map(tool -> answer(Map.of("client_name", tool.name()), tool))
                .orElseThrow(() -> RegistrationRefusal.invalid("invalid_client", "Nothing is registered yet"));
    }

    private Invitations.Invitation invitation(String token) {
        return invitations.find(token).orElseThrow(() -> RegistrationRefusal.unauthorized("token_already_used"));
    }

    private String token(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        @Nullable
        String token =
                manners.now().sendsRegistrationToken() ? bearer(authorization) : request.getParameter("invitation");
        if (token == null) {
            throw RegistrationRefusal.unauthorized("missing_registration_token");
        }
        return token;
    }

    static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.startsWith("Bearer ")
                ? authorization.substring("Bearer ".length()).strip()
                : null;
    }

    /** A new tool waits for the administrator; one that changes what it said stays as it was in that. */
    private Tool tool(RegistrationRequest asked, Invitations.Invitation invitation) {
        Tool before = invitation.update() ? tools.find(invitation.clientId()).orElse(null) : null;
        Set<Scope> scopes = Scope.among(asked.scope());
        return new Tool(
                invitation.clientId(),
                before == null ? tools.nextDeployment() : before.deploymentId(),
                asked.name(),
                asked.addresses(),
                scopes,
                asked.custom(),
                before != null && before.active());
    }

    private Map<String, Object> answer(Map<String, Object> asked, Tool tool) {
        Map<String, Object> answer = new LinkedHashMap<>(asked);
        answer.put("client_id", tool.clientId());
        answer.put("client_name", tool.name());
        answer.put("scope", Scope.join(tool.scopes()));
        answer.put("initiate_login_uri", tool.addresses().login());
        answer.put("redirect_uris", tool.addresses().redirects());
        answer.put("jwks_uri", tool.addresses().keys());
        Map<String, Object> configuration = new LinkedHashMap<>(new RegistrationRequest(asked).tool());
        configuration.put("version", LaunchClaims.VERSION_1_3);
        configuration.put("target_link_uri", tool.target());
        configuration.put("custom_parameters", tool.custom());
        if (manners.now().returnsDeployment()) {
            configuration.put("deployment_id", tool.deploymentId());
        }
        answer.put(RegistrationRequest.TOOL, configuration);
        return answer;
    }
}
