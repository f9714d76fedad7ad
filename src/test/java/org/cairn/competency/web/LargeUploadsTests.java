package org.cairn.competency.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import org.cairn.shared.ProblemPages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LargeUploadsTests {

    private final ProblemPages problems = mock(ProblemPages.class);

    @ParameterizedTest
    @CsvSource({
        "/l/1/teach/frameworks/import, multipart/form-data; boundary=x, 33554432, true",
        "/l/1/teach/frameworks/2/csv,  multipart/form-data; boundary=x, 6291456,  true",
        "/l/1/teach/frameworks/2/csv,  multipart/form-data; boundary=x, 6291457,  false",
        "/verify,                      Multipart/Form-Data,             33554432, false",
        "/verify,                      multipart/form-data,             -1,       false",
        "/verify,                      application/json,                33554432, true",
        "/verify,                      ,                                -1,       true",
        "/x/l/1/teach/frameworks/import, multipart/form-data,           33554432, false"
    })
    void onlyAPackageMayBeLarge(String path, String type, long length, boolean through) throws Exception {
        MockHttpServletRequest request = new Lengthy("POST", path, length);
        request.setContentType(type);
        MockFilterChain chain = new MockFilterChain();

        new LargeUploads(problems).doFilter(request, new MockHttpServletResponse(), chain);

        assertThat(chain.getRequest() != null).isEqualTo(through);
        verify(problems, through ? never() : org.mockito.Mockito.times(1)).turnAway(any(), any(), any());
    }

    /** Says how long it is without being so. */
    private static final class Lengthy extends MockHttpServletRequest {

        private final long length;

        Lengthy(String method, String path, long length) {
            super(method, path);
            this.length = length;
        }

        @Override
        public long getContentLengthLong() {
            return length;
        }
    }
}
