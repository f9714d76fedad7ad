package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cairn.house.Walkers.Who;
import org.cairn.testing.FakePlatform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every route as everybody. {@link #TABLE} says what each is answered; a route without a line fails, and so does a
 * line without a route. With the ids of another course on another platform nobody gets in.
 */
@SpringBootTest
@ActiveProfiles("test")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class RouteWalkerTests {

    /**
     * What each route answers to whom: the status, or {@code sign-in} for a redirect to the administrators' sign-in. The
     * last column is what learner and instructor get with ids of another course: 401, 403 or 404 wherever the address
     * holds an id of a course, {@code -} where it holds none. Posts are sent with a CSRF token and {@link #FORMS}.
     */
    private static final String TABLE = """
            GET  /                                                                      | 200     | 200     | 200     | 200     | -
            GET  /privacy                                                               | 200     | 200     | 200     | 200     | -
            GET  /barrier                                                               | 200     | 200     | 200     | 200     | -
            GET  /error                                                                 | 404     | 404     | 404     | 404     | -
            GET  /verify                                                                | 200     | 200     | 200     | 200     | -
            POST /verify                                                                | 422     | 422     | 422     | 422     | -
            GET  /.well-known/jwks.json                                                 | 200     | 200     | 200     | 200     | -
            GET  /.well-known/did.json                                                  | 404     | 404     | 404     | 404     | -
            GET  /issuers/{id}                                                          | 404     | 404     | 404     | 404     | -
            GET  /issuers/{id}/endorsements/{endorsement}                               | 404     | 404     | 404     | 404     | -
            GET  /issuers/{id}/did.json                                                 | 404     | 404     | 404     | 404     | -
            GET  /issuers/{id}/keys/{name}                                              | 404     | 404     | 404     | 404     | -
            GET  /status/{id}                                                           | 404     | 404     | 404     | 404     | -
            GET  /achievements/{id}                                                     | 404     | 404     | 404     | 404     | -
            GET  /letters/{token}                                                       | 410     | 410     | 410     | 410     | -
            POST /letters/{token}                                                       | 410     | 410     | 410     | 410     | -
            GET  /my                                                                    | 200     | 200     | 200     | 200     | -
            POST /my                                                                    | 422     | 422     | 422     | 422     | -
            GET  /my/links/{code}                                                       | 410     | 410     | 410     | 410     | -
            POST /my/links/{code}                                                       | 410     | 410     | 410     | 410     | -
            POST /my/sign-out                                                           | 302     | 302     | 302     | 302     | -
            GET  /my/credentials/{id}                                                   | 302     | 302     | 302     | 302     | -
            POST /my/credentials/{id}/publish                                           | 401     | 401     | 401     | 401     | -
            POST /my/credentials/{id}/withdraw                                          | 401     | 401     | 401     | 401     | -
            GET  /my/credentials/{id}/files/{file}                                      | 302     | 302     | 302     | 302     | -
            GET  /my/credentials/{id}/inside                                            | 302     | 302     | 302     | 302     | -
            POST /my/credentials/{id}/inside                                            | 401     | 401     | 401     | 401     | -
            POST /my/credentials/{id}/inside/clear                                      | 401     | 401     | 401     | 401     | -
            GET  /partners/{token}                                                      | 410     | 410     | 410     | 410     | -
            POST /partners/{token}                                                      | 410     | 410     | 410     | 410     | -
            GET  /credentials/{id}                                                      | 404     | 404     | 404     | 404     | -
            GET  /credentials/{id}/embed                                                | 404     | 404     | 404     | 404     | -
            GET  /lti/login                                                             | 400     | 400     | 400     | 400     | -
            POST /lti/login                                                             | 400     | 400     | 400     | 400     | -
            GET  /lti/login/{registrationId}                                            | 400     | 400     | 400     | 400     | -
            POST /lti/login/{registrationId}                                            | 400     | 400     | 400     | 400     | -
            GET  /lti/register                                                          | 403     | 403     | 403     | 403     | -
            POST /lti/register                                                          | 403     | 403     | 403     | 403     | -
            GET  /lti/config/{product}.json                                             | 404     | 404     | 404     | 404     | -
            GET  /lti/login/continue                                                    | 400     | 400     | 400     | 400     | -
            POST /lti/login/window                                                      | 400     | 400     | 400     | 400     | -
            POST /lti/launch                                                            | 400     | 400     | 400     | 400     | -
            POST /lti/launch/proof                                                      | 400     | 400     | 400     | 400     | -
            POST /lti/notices                                                           | 400     | 400     | 400     | 400     | -
            POST /lti/terms                                                             | 400     | 400     | 400     | 400     | -
            POST /enter/{launchId}                                                      | 400     | 400     | 400     | 400     | -
            GET  /l/{launchId}                                                          | 401     | 302     | 302     | 401     | 404
            GET  /l/{launchId}/guest                                                    | 401     | 302     | 302     | 401     | 404
            GET  /l/{launchId}/privacy                                                  | 401     | 200     | 200     | 401     | 404
            GET  /l/{launchId}/barrier                                                  | 401     | 200     | 200     | 401     | 404
            GET  /l/{launchId}/path                                                     | 401     | 200     | 403     | 401     | 404
            GET  /l/{launchId}/path/{courseMap}                                         | 401     | 404     | 403     | 401     | 404
            GET  /l/{launchId}/path/{courseMap}/competencies/{competency}               | 401     | 404     | 403     | 401     | 404
            GET  /l/{launchId}/mentor                                                   | 401     | 403     | 403     | 401     | 404
            GET  /l/{launchId}/mentor/{person}                                          | 401     | 403     | 403     | 401     | 404
            POST /l/{launchId}/refresh                                                  | 401     | 302     | 302     | 401     | 404
            POST /l/{launchId}/window                                                   | 401     | 200     | 200     | 401     | 404
            GET  /l/{launchId}/activities/{id}                                          | 401     | 302     | 302     | 401     | 404
            GET  /l/{launchId}/activities/{id}/evidence                                 | 401     | 200     | 200     | 401     | 404
            POST /l/{launchId}/activities/{id}/evidence                                 | 401     | 422     | 403     | 401     | 404
            POST /l/{launchId}/activities/{id}/evidence/pieces/{piece}/remove           | 401     | 302     | 403     | 401     | 404
            POST /l/{launchId}/activities/{id}/evidence/hand-in                         | 401     | 422     | 403     | 401     | 404
            POST /l/{launchId}/activities/{id}/evidence/take-back                       | 401     | 409     | 403     | 401     | 404
            GET  /l/{launchId}/evidence/{piece}                                         | 401     | 404     | 200     | 401     | 404
            GET  /l/{launchId}/letters                                                  | 401     | 200     | 403     | 401     | 404
            POST /l/{launchId}/letters                                                  | 401     | 422     | 403     | 401     | 404
            POST /l/{launchId}/letters/stop                                             | 401     | 302     | 403     | 401     | 404
            POST /l/{launchId}/letters/forget                                           | 401     | 302     | 403     | 401     | 404
            POST /l/{launchId}/notice                                                   | 401     | 302     | 403     | 401     | 404
            GET  /l/{launchId}/your-data                                                | 401     | 200     | 403     | 401     | 404
            GET  /l/{launchId}/your-data/file                                           | 401     | 302     | 403     | 401     | 404
            POST /l/{launchId}/your-data/file                                           | 401     | 200     | 403     | 401     | 404
            GET  /l/{launchId}/your-data/erase                                          | 401     | 200     | 403     | 401     | 404
            POST /l/{launchId}/your-data/erase                                          | 401     | 422     | 403     | 401     | 404
            GET  /l/{launchId}/joining                                                  | 401     | 200     | 403     | 401     | 404
            GET  /l/{launchId}/joining/code                                             | 401     | 302     | 403     | 401     | 404
            GET  /l/{launchId}/joining/typed                                            | 401     | 302     | 403     | 401     | 404
            GET  /l/{launchId}/joining/confirm                                          | 401     | 302     | 403     | 401     | 404
            POST /l/{launchId}/joining/code                                             | 401     | 200     | 403     | 401     | 404
            POST /l/{launchId}/joining/typed                                            | 401     | 422     | 403     | 401     | 404
            POST /l/{launchId}/joining/confirm                                          | 401     | 422     | 403     | 401     | 404
            POST /l/{launchId}/joining/agree                                            | 401     | 409     | 403     | 401     | 404
            POST /l/{launchId}/joining/refuse                                           | 401     | 409     | 403     | 401     | 404
            GET  /l/{launchId}/prior-learning                                           | 401     | 200     | 403     | 401     | 404
            GET  /l/{launchId}/prior-learning/{competency}                              | 401     | 404     | 403     | 401     | 404
            POST /l/{launchId}/prior-learning/{competency}                              | 401     | 404     | 404     | 401     | 404
            POST /l/{launchId}/prior-learning/{competency}/pieces/{piece}/remove        | 401     | 404     | 404     | 401     | 404
            POST /l/{launchId}/prior-learning/{competency}/hand-in                      | 401     | 404     | 404     | 401     | 404
            POST /l/{launchId}/prior-learning/{competency}/take-back                    | 401     | 404     | 404     | 401     | 404
            GET  /l/{launchId}/credentials/{id}                                         | 401     | 404     | 404     | 401     | 404
            POST /l/{launchId}/credentials/{id}/publish                                 | 401     | 404     | 404     | 401     | 404
            POST /l/{launchId}/credentials/{id}/withdraw                                | 401     | 404     | 404     | 401     | 404
            GET  /l/{launchId}/credentials/{id}/files/{file}                            | 401     | 404     | 404     | 401     | 404
            GET  /l/{launchId}/credentials/{id}/inside                                  | 401     | 404     | 404     | 401     | 404
            POST /l/{launchId}/credentials/{id}/inside                                  | 401     | 404     | 404     | 401     | 404
            POST /l/{launchId}/credentials/{id}/inside/clear                            | 401     | 404     | 404     | 401     | 404
            GET  /l/{launchId}/teach                                                    | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/deep-link                                          | 401     | 403     | 404     | 401     | 404
            POST /l/{launchId}/teach/deep-link                                          | 401     | 403     | 409     | 401     | 404
            GET  /l/{launchId}/teach/copy                                               | 401     | 403     | 404     | 401     | 404
            POST /l/{launchId}/teach/copy                                               | 401     | 403     | 404     | 401     | 404
            POST /l/{launchId}/teach/copy/decline                                       | 401     | 403     | 404     | 401     | 404
            GET  /l/{launchId}/teach/review                                             | 401     | 403     | 404     | 401     | 404
            GET  /l/{launchId}/teach/gradebook                                          | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/gradebook/try-again                                | 401     | 403     | 302     | 401     | 404
            POST /l/{launchId}/teach/gradebook/accept                                   | 401     | 403     | 409     | 401     | 404
            GET  /l/{launchId}/teach/gradebook/file                                     | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/gradebook/file                                     | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/gradebook/file/{file}/columns                      | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/gradebook/file/{file}/columns                      | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/gradebook/file/{file}                              | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/gradebook/file/{file}/people                       | 401     | 403     | 302     | 401     | 404
            POST /l/{launchId}/teach/gradebook/file/{file}                              | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/teach/activities                                         | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/activities                                         | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/activities/new                                     | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/activities/{id}                                    | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/activities/{id}                                    | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/teach/activities/{id}/evidence                           | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/activities/{id}/evidence                           | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/activities/{id}/submissions                        | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/evidence                                           | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/prior-learning                                     | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/submissions/{submission}                           | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/submissions/{submission}                           | 401     | 403     | 409     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials                                   | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/microcredentials                                   | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials/{version}                         | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials/{version}/rules                   | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/rules                   | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials/{version}/edit                    | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials/{version}/edit/describe           | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/edit/describe           | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials/{version}/edit/competencies       | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/edit/competencies       | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials/{version}/edit/particulars        | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/edit/particulars        | 401     | 403     | 409     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials/{version}/texts                   | 401     | 403     | 409     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/texts                   | 401     | 403     | 409     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials/{version}/partners                | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/partners                | 401     | 403     | 422     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/send                    | 401     | 403     | 302     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/approve                 | 401     | 403     | 403     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/return                  | 401     | 403     | 422     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/withdraw                | 401     | 403     | 302     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/retire                  | 401     | 403     | 409     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/revise                  | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/teach/frameworks                                          | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/new                                      | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/frameworks/new                                      | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/import                                   | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/frameworks/import                                   | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/imports/{file}                           | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/frameworks/imports/{file}                           | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}                              | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}/edit                         | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/frameworks/{framework}/edit                         | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}/case.json                    | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}/competencies/new             | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/frameworks/{framework}/competencies/new             | 401     | 403     | 422     | 401     | 404
            POST /l/{launchId}/teach/frameworks/{framework}/competencies/advice          | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}/competencies/{id}            | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}/competencies/{id}/edit       | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/frameworks/{framework}/competencies/{id}/edit       | 401     | 403     | 422     | 401     | 404
            POST /l/{launchId}/teach/frameworks/{framework}/competencies/{id}/withdraw   | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}/competencies/{id}/groups     | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/frameworks/{framework}/competencies/{id}/groups     | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}/groups                       | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}/groups/new                   | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/frameworks/{framework}/groups/new                   | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}/groups/{group}               | 401     | 403     | 404     | 401     | 404
            POST /l/{launchId}/teach/frameworks/{framework}/groups/{group}               | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}/competencies/{id}/validations | 401    | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/frameworks/{framework}/competencies/{id}/validations | 401    | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}/competencies/{id}/rubric     | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/frameworks/{framework}/competencies/{id}/rubric     | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/frameworks/{framework}/csv                          | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/frameworks/{framework}/csv                          | 401     | 403     | 422     | 401     | 404
            POST /l/{launchId}/teach/maps                                               | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/teach/maps/{map}                                         | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/maps/{map}/cells/{lineItem}/{criterion}            | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/maps/{map}/cells/{lineItem}/{criterion}            | 401     | 403     | 302     | 401     | 404
            POST /l/{launchId}/teach/maps/{map}/cells/{lineItem}/{criterion}/clear      | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials/new                               | 401     | 403     | 200     | 401     | 200
            POST /l/{launchId}/teach/microcredentials/new                               | 401     | 403     | 404     | 401     | 404
            GET  /l/{launchId}/teach/pathways                                           | 401     | 403     | 200     | 401     | 200
            GET  /l/{launchId}/teach/pathways/new                                       | 401     | 403     | 200     | 401     | 200
            POST /l/{launchId}/teach/pathways/new                                       | 401     | 403     | 422     | 401     | 422
            GET  /l/{launchId}/teach/pathways/{pathway}                                 | 401     | 403     | 404     | 401     | 404
            POST /l/{launchId}/teach/pathways/{pathway}                                 | 401     | 403     | 404     | 401     | 404
            GET  /l/{launchId}/teach/maps/{map}/class                                   | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/maps/{map}/sample                                  | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/maps/{map}/learners/{person}                       | 401     | 403     | 404     | 401     | 404
            POST /l/{launchId}/teach/maps/{map}/learners/{person}                       | 401     | 403     | 404     | 401     | 404
            GET  /l/{launchId}/teach/maps/{map}/thresholds                              | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/maps/{map}/thresholds                              | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/teach/maps/{map}/move                                    | 401     | 403     | 409     | 401     | 404
            POST /l/{launchId}/teach/maps/{map}/move                                    | 401     | 403     | 409     | 401     | 404
            GET  /l/{launchId}/teach/maps/{map}/simulator                               | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/maps/{map}/simulator/learners/{person}             | 401     | 403     | 404     | 401     | 404
            GET  /l/{launchId}/teach/maps/{map}/simulator/learners.csv                  | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/maps/{map}/publish                                 | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/maps/{map}/publish                                 | 401     | 403     | 422     | 401     | 404
            POST /l/{launchId}/teach/maps/{map}/revise                                  | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/decisions                                                    | 401     | 200     | 403     | 401     | 404
            POST /l/{launchId}/decisions/denials/{case}                                     | 401     | 422     | 403     | 401     | 404
            POST /l/{launchId}/decisions/awards/{award}                                     | 401     | 422     | 403     | 401     | 404
            GET  /l/{launchId}/teach/decisions                                              | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/decisions                                              | 401     | 403     | 302     | 401     | 404
            GET  /l/{launchId}/teach/decisions/stale                                        | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/decisions/{case}                                       | 401     | 403     | 404     | 401     | 404
            POST /l/{launchId}/teach/decisions/{case}                                       | 401     | 403     | 404     | 401     | 404
            GET  /l/{launchId}/teach/awards                                                 | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/awards/{award}                                         | 401     | 403     | 404     | 401     | 404
            POST /l/{launchId}/teach/awards/{award}/{act}                                   | 401     | 403     | 404     | 401     | 404
            GET  /l/{launchId}/teach/batches                                                | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/batches/{batch}/undo                                   | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/maps/{map}/missed                                      | 401     | 403     | 404     | 401     | 404
            POST /l/{launchId}/teach/maps/{map}/missed                                      | 401     | 403     | 404     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials/{version}/face                        | 401     | 403     | 200     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials/{version}/face/preview.svg            | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/face                        | 401     | 403     | 422     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/face/mark                   | 401     | 403     | 422     | 401     | 404
            GET  /l/{launchId}/teach/microcredentials/{version}/award                       | 401     | 403     | 200     | 401     | 404
            POST /l/{launchId}/teach/microcredentials/{version}/award                       | 401     | 403     | 422     | 401     | 404
            GET  /admin/awards                                                              | sign-in | sign-in | sign-in | 200     | -
            GET  /admin/awards/{award}                                                      | sign-in | sign-in | sign-in | 404     | -
            POST /admin/awards/{award}/{act}                                                | sign-in | sign-in | sign-in | 404     | -
            GET  /admin/appeals                                                             | sign-in | sign-in | sign-in | 200     | -
            POST /admin/appeals/{case}                                                      | sign-in | sign-in | sign-in | 422     | -
            GET  /admin/privacy                                                         | sign-in | sign-in | sign-in | 200     | -
            GET  /admin/privacy/notice                                                  | sign-in | sign-in | sign-in | 200     | -
            POST /admin/privacy/notice                                                  | sign-in | sign-in | sign-in | 302     | -
            POST /admin/privacy/persons/{person}/file                                   | sign-in | sign-in | sign-in | 404     | -
            POST /admin/privacy/persons/{person}/erase                                  | sign-in | sign-in | sign-in | 422     | -
            POST /admin/privacy/{erasure}/record                                        | sign-in | sign-in | sign-in | 404     | -
            POST /admin/privacy/{erasure}/end                                           | sign-in | sign-in | sign-in | 404     | -
            GET  /admin/joined                                                          | sign-in | sign-in | sign-in | 200     | -
            POST /admin/joined/{id}/part                                                | sign-in | sign-in | sign-in | 404     | -
            GET  /admin/joined/file                                                     | sign-in | sign-in | sign-in | 200     | -
            POST /admin/joined/file                                                     | sign-in | sign-in | sign-in | 422     | -
            GET  /admin/joined/file/{file}                                              | sign-in | sign-in | sign-in | 404     | -
            POST /admin/joined/file/{file}                                              | sign-in | sign-in | sign-in | 404     | -
            GET  /admin/joined/file/{file}/report.csv                                   | sign-in | sign-in | sign-in | 404     | -
            GET  /admin/audit                                                               | sign-in | sign-in | sign-in | 200     | -
            GET  /admin/audit/decisions.csv                                                 | sign-in | sign-in | sign-in | 200     | -
            GET  /admin                                                                 | sign-in | sign-in | sign-in | 200     | -
            GET  /admin/launches                                                        | sign-in | sign-in | sign-in | 200     | -
            GET  /admin/login                                                           | 200     | 200     | 200     | 200     | -
            GET  /admin/setup                                                           | sign-in | sign-in | sign-in | sign-in | -
            POST /admin/setup                                                           | 200     | 200     | 200     | 200     | -
            GET  /admin/registrations/{registration}                                    | sign-in | sign-in | sign-in | 200     | -
            POST /admin/registrations/{registration}/check                              | sign-in | sign-in | sign-in | 302     | -
            POST /admin/registrations/{registration}/deployments/{deployment}           | sign-in | sign-in | sign-in | 302     | -
            POST /admin/registrations/{registration}/deployments                        | sign-in | sign-in | sign-in | 302     | -
            POST /admin/registrations/{registration}/origins                            | sign-in | sign-in | sign-in | 404     | -
            POST /admin/registrations/{registration}/switch-off                         | sign-in | sign-in | sign-in | 302     | -
            POST /admin/registrations/{registration}/switch-on                          | sign-in | sign-in | sign-in | 302     | -
            GET  /admin/registrations/{registration}/moodle                             | sign-in | sign-in | sign-in | 404     | -
            POST /admin/registrations/{registration}/moodle                             | sign-in | sign-in | sign-in | 404     | -
            POST /admin/registrations/{registration}/moodle/test                        | sign-in | sign-in | sign-in | 404     | -
            POST /admin/registrations/{registration}/moodle/completion                  | sign-in | sign-in | sign-in | 404     | -
            POST /admin/registrations/{registration}/moodle/disconnect                  | sign-in | sign-in | sign-in | 404     | -
            GET  /admin/keys                                                            | sign-in | sign-in | sign-in | 200     | -
            POST /admin/keys/rotate                                                     | sign-in | sign-in | sign-in | 302     | -
            POST /admin/keys/replace                                                    | sign-in | sign-in | sign-in | 302     | -
            GET  /admin/issuer-keys                                                     | sign-in | sign-in | sign-in | 200     | -
            POST /admin/issuer-keys/{issuer}/next                                       | sign-in | sign-in | sign-in | 404     | -
            POST /admin/issuer-keys/{issuer}/leaked                                     | sign-in | sign-in | sign-in | 302     | -
            GET  /admin/work                                                            | sign-in | sign-in | sign-in | 200     | -
            POST /admin/work/resume                                                     | sign-in | sign-in | sign-in | 302     | -
            GET  /admin/badges                                                          | sign-in | sign-in | sign-in | 200     | -
            POST /admin/badges/{institution}                                            | sign-in | sign-in | sign-in | 404     | -
            GET  /admin/badges/{institution}/sample.svg                                 | sign-in | sign-in | sign-in | 404     | -
            GET  /admin/microcredentials                                                | sign-in | sign-in | sign-in | 200     | -
            POST /admin/microcredentials/{institution}                                  | sign-in | sign-in | sign-in | 404     | -
            GET  /admin/connect                                                          | sign-in | sign-in | sign-in | 200     | -
            POST /admin/connect                                                          | sign-in | sign-in | sign-in | 422     | -
            GET  /admin/pending/{id}                                                    | sign-in | sign-in | sign-in | 200     | -
            POST /admin/pending/{id}/invitation                                         | sign-in | sign-in | sign-in | 200     | -
            GET  /admin/pending/{id}/values                                             | sign-in | sign-in | sign-in | 200     | -
            POST /admin/pending/{id}/values                                             | sign-in | sign-in | sign-in | 422     | -
            POST /admin/pending/{id}/checks/{field}                                     | sign-in | sign-in | sign-in | 404     | -
            GET  /admin/pending/{id}/confirm                                            | sign-in | sign-in | sign-in | 200     | -
            POST /admin/pending/{id}/confirm                                            | sign-in | sign-in | sign-in | 422     | -
            POST /admin/pending/{id}/discard                                            | sign-in | sign-in | sign-in | 302     | -
            """;

    /** What is posted where an empty form would not do. */
    private static final Map<String, Map<String, String>> FORMS = Map.ofEntries(
            Map.entry(
                    "/l/{launchId}/teach/gradebook/accept",
                    Map.of("lineItem", new UUID(0, 1).toString(), "subject", "5", "score", "4500/50")),
            Map.entry("/admin/registrations/{registration}/deployments/{deployment}", Map.of("state", "ACCEPTED")),
            Map.entry("/admin/registrations/{registration}/deployments", Map.of("accept", "false")),
            Map.entry("/admin/registrations/{registration}/moodle/completion", Map.of("read", "true")),
            Map.entry(
                    "/admin/registrations/{registration}/origins",
                    Map.of("origin", "https://nobody.example", "accept", "false")),
            Map.entry(
                    "/l/{launchId}/teach/activities/{id}",
                    Map.of("title", "Safety plan", "instructions", "Write one.", "scoreMaximum", "20")),
            Map.entry("/l/{launchId}/activities/{id}/evidence", Map.of("kind", "text", "text", "")),
            Map.entry("/l/{launchId}/joining/agree", Map.of("person", "00000000-0000-4000-8000-000000000001")),
            Map.entry("/l/{launchId}/joining/refuse", Map.of("person", "00000000-0000-4000-8000-000000000001")),
            Map.entry("/l/{launchId}/teach/maps/{map}/cells/{lineItem}/{criterion}", Map.of("weight", "1")),
            Map.entry("/l/{launchId}/teach/microcredentials", Map.of("template", "fall-protection")),
            Map.entry("/l/{launchId}/teach/maps", Map.of("version", "{microcredentials/version}")),
            Map.entry(
                    "/l/{launchId}/teach/microcredentials/new",
                    Map.of("copy", "00000000-0000-4000-8000-000000000000")));

    private static final Set<String> REFUSED = Set.of("401", "403", "404");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)[^}]*}.*");
    private static final UUID NOBODYS = UUID.nameUUIDFromBytes(new byte[16]);

    static final FakePlatform PLATFORM = new FakePlatform();
    static final FakePlatform OTHER = new FakePlatform();

    @DynamicPropertySource
    static void origins(DynamicPropertyRegistry properties) {
        properties.add("cairn.outbound.plain-http-origins", () -> PLATFORM.origin() + "," + OTHER.origin());
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    ApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    Walkers walkers;

    private record Route(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private record Line(Map<Who, String> answers, String elsewhere) {}

    @BeforeEach
    void furnish() throws Exception {
        walkers = Walkers.of(context, PLATFORM, OTHER);
    }

    @Test
    void everyRouteHasALineAndEveryLineARoute() {
        Set<String> mapped = new TreeSet<>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(mapping -> routes(mapping).map(Route::toString).forEach(mapped::add));
        Set<String> told = new TreeSet<>();
        table().keySet().forEach(route -> told.add(route.toString()));

        assertThat(told).isEqualTo(mapped);
    }

    @Test
    void everyRouteAnswersEverybodyAsItsLineSays() throws Exception {
        assertThat(table().values())
                .allSatisfy(line -> assertThat(line.answers().values()).noneMatch(status -> status.startsWith("5")));
        List<String> differences = new ArrayList<>();
        for (Map.Entry<Route, Line> entry : table().entrySet()) {
            for (Who who : Who.values()) {
                String expected = entry.getValue().answers().get(who);
                String found = answer(entry.getKey(), who, walkers.own(who), true);
                if (!found.equals(expected)) {
                    differences.add(entry.getKey() + " as " + who + ": " + found + " instead of " + expected);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void nobodyGetsInWithTheIdsOfAnotherCourse() throws Exception {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<Route, Line> entry : table().entrySet()) {
            String expected = entry.getValue().elsewhere();
            if (expected.equals("-")) {
                continue;
            }
            for (Who who : List.of(Who.LEARNER, Who.INSTRUCTOR)) {
                for (Map<String, UUID> ids : walkers.elsewhere(who)) {
                    if (path(entry.getKey(), ids).equals(path(entry.getKey(), walkers.own(who)))) {
                        continue;
                    }
                    String found = answer(entry.getKey(), who, ids, true);
                    if (!found.equals(expected) && !REFUSED.contains(found)) {
                        differences.add(entry.getKey() + " as " + who + " elsewhere: " + found);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void nothingIsPostedWithoutACsrfToken() throws Exception {
        List<String> accepted = new ArrayList<>();
        for (Route route : table().keySet()) {
            if (route.method().equals("GET") || isPostedAcrossSites(route)) {
                continue;
            }
            for (Who who : Who.values()) {
                String found = answer(route, who, walkers.own(who), false);
                if (!REFUSED.contains(found)) {
                    accepted.add(route + " as " + who + ": " + found);
                }
            }
        }
        assertThat(accepted).isEmpty();
    }

    @Test
    void aSessionIsAnAdministratorsOrALaunchsAndNeverBoth() throws Exception {
        Cookie learner = walkers.session(Who.LEARNER);
        Cookie administrator = walkers.signIn(learner);
        String page = path(new Route("GET", "/l/{launchId}/privacy"), walkers.own(Who.LEARNER));

        assertThat(status("/admin", administrator)).isEqualTo(200);
        assertThat(status(page, administrator)).isEqualTo(401);

        Cookie launched = walkers.launchIn(administrator, PLATFORM);

        assertThat(status("/admin", launched)).isEqualTo(302);
        assertThat(status("/admin", administrator)).isEqualTo(302);
    }

    private int status(String path, Cookie session) throws Exception {
        return mvc.perform(request(HttpMethod.GET, path)
                        .accept(MediaType.TEXT_HTML)
                        .cookie(new Cookie(session.getName(), session.getValue())))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private String answer(Route route, Who who, Map<String, UUID> ids, boolean token) throws Exception {
        MockHttpServletRequestBuilder request = request(HttpMethod.valueOf(route.method()), path(route, ids))
                .accept(MediaType.TEXT_HTML, MediaType.ALL);
        Cookie session = walkers.session(who);
        if (session != null) {
            request.cookie(new Cookie(session.getName(), session.getValue()));
        }
        if (!route.method().equals("GET")) {
            FORMS.getOrDefault(route.path(), Map.of())
                    .forEach((name, value) -> request.param(name, filled(value, ids)));
            if (token) {
                request.with(csrf());
            }
        }
        MockHttpServletResponse response;
        try {
            response = mvc.perform(request).andReturn().getResponse();
        } catch (ServletException e) {
            return "thrown " + e.getMessage();
        }
        assertGuarded(route + " as " + who, response);
        return isSignIn(response.getHeader("Location")) ? "sign-in" : String.valueOf(response.getStatus());
    }

    /** On every answer, also on refusals. */
    private static void assertGuarded(String what, MockHttpServletResponse response) {
        assertThat(response.getHeader("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        assertThat(response.getHeader("Referrer-Policy")).as(what).isEqualTo("no-referrer");
        assertThat(response.getHeader("Permissions-Policy")).as(what).contains("camera=()");
        assertThat(response.getHeader("Content-Security-Policy"))
                .as(what)
                .contains("default-src 'none'", "frame-ancestors", "form-action 'self'", "base-uri 'none'")
                .doesNotContain("unsafe", "*");
    }

    /** Posted across sites or without a session: signatures, states with what a browser keeps, codes and addresses guard. */
    private static boolean isPostedAcrossSites(Route route) {
        return route.path().startsWith("/lti/")
                || route.path().startsWith("/enter/")
                || route.path().startsWith("/partners/")
                || route.path().startsWith("/letters/");
    }

    private static boolean isSignIn(@Nullable String location) {
        return location != null && location.endsWith("/admin/login");
    }

    /** What stands in braces is one of the ids. */
    private static String filled(String value, Map<String, UUID> ids) {
        return value.startsWith("{")
                ? ids.getOrDefault(value.substring(1, value.length() - 1), NOBODYS)
                        .toString()
                : value;
    }

    /** An id is known by the last word before it and its name; one that the walkers do not know is nobody's. */
    private static String path(Route route, Map<String, UUID> ids) {
        StringBuilder path = new StringBuilder();
        String word = "";
        for (String part : route.path().substring(1).split("/", -1)) {
            Matcher variable = VARIABLE.matcher(part);
            if (variable.matches()) {
                path.append('/').append(ids.getOrDefault(word + "/" + variable.group(1), NOBODYS));
            } else {
                path.append('/').append(part);
                word = part;
            }
        }
        return path.toString();
    }

    private static Stream<Route> routes(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        List<String> names = methods.isEmpty()
                ? List.of("GET")
                : methods.stream().map(Enum::name).toList();
        return mapping.getPatternValues().stream()
                .flatMap(path -> names.stream().map(name -> new Route(name, path)));
    }

    private static Map<Route, Line> table() {
        Map<Route, Line> table = new LinkedHashMap<>();
        TABLE.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] cells = line.split("\\s*\\|\\s*", -1);
            String[] route = cells[0].strip().split("\\s+", -1);
            Map<Who, String> answers = new EnumMap<>(Who.class);
            int cell = 1;
            for (Who who : Who.values()) {
                answers.put(who, cells[cell++].strip());
            }
            table.put(new Route(route[0], route[1]), new Line(answers, cells[cell].strip()));
        });
        return table;
    }
}
