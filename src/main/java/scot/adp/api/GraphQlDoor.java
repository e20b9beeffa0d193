package scot.adp.api;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import scot.adp.identity.ErrorForm;
import scot.adp.platform.Reference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything at {@code /graphql}, behind the lock: takes requests as the specification of
 * GraphQL over HTTP says, and answers whatever else comes in the form of any other error.
 * It stands before the framework that serves pages, which would answer some of it by
 * itself. Nothing goes on from here.
 */
class GraphQlDoor extends HttpFilter {

	private static final long serialVersionUID = 1L;

	/** A stroke at the end makes no difference. */
	private static final List<String> ADDRESSES = List.of(ErrorForm.ADDRESS, ErrorForm.ADDRESS + "/");

	private static final List<String> METHODS = List.of("GET", "POST");

	private static final String FORMS = "accept application/graphql-response+json or application/json.";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Logger log = LoggerFactory.getLogger(GraphQlDoor.class);

	private final transient WebGraphQlHandler engine;

	GraphQlDoor(WebGraphQlHandler engine) {
		this.engine = engine;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException {
		MediaType form = MediaType.APPLICATION_JSON;
		try {
			checkAddressAndMethod(request);
			form = accepted(request);
			answer(request.getMethod().equals("GET") ? AskedRequest.ofGet(request) : AskedRequest.ofPost(request),
					request, response, form);
		}
		catch (UnreadableRequest ex) {
			refuse(response, form, ex);
		}
		catch (RuntimeException ex) {
			log.error("A request to GraphQL failed", ex);
			write(response, 500, form, ErrorForm.answer("Something went wrong here; tell us the reference.",
					ErrorForm.INTERNAL, Reference.current(), List.of()));
		}
	}

	private static void checkAddressAndMethod(HttpServletRequest request) {
		if (!ADDRESSES.contains(request.getServletPath())) {
			throw new UnreadableRequest(404, "There is nothing at this address; GraphQL is at /graphql.");
		}
		if (!METHODS.contains(request.getMethod())) {
			throw new UnreadableRequest(405,
					"Ask by POST, or by GET for what changes nothing; %s is not taken.".formatted(request.getMethod()));
		}
		if ("websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
			throw new UnreadableRequest(400,
					"There are no subscriptions here, and so no web socket. Ask by POST, or by GET for what changes nothing.");
		}
	}

	/** The form of the answer: what the client would rather have of the two. */
	private static MediaType accepted(HttpServletRequest request) {
		List<String> headers = new ArrayList<>();
		request.getHeaders(HttpHeaders.ACCEPT).asIterator().forEachRemaining(headers::add);
		List<MediaType> wanted;
		try {
			wanted = new ArrayList<>(MediaType.parseMediaTypes(headers));
			if (wanted.isEmpty()) {
				return MediaType.APPLICATION_JSON;
			}
			wanted.removeIf(type -> type.getQualityValue() == 0);
			MimeTypeUtils.sortBySpecificity(wanted);
		}
		catch (InvalidMediaTypeException | InvalidMimeTypeException ex) {
			throw new UnreadableRequest(406, "The header Accept cannot be read; %s".formatted(FORMS));
		}
		wanted.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
		for (MediaType type : wanted) {
			if (type.includes(MediaType.APPLICATION_JSON)) {
				return MediaType.APPLICATION_JSON;
			}
			if (type.includes(MediaTypes.APPLICATION_GRAPHQL_RESPONSE)) {
				return MediaTypes.APPLICATION_GRAPHQL_RESPONSE;
			}
		}
		throw new UnreadableRequest(406, "Answers come as JSON only; %s".formatted(FORMS));
	}

	private void answer(AskedRequest asked, HttpServletRequest request, HttpServletResponse response, MediaType form)
			throws IOException {
		var toEngine = new WebGraphQlRequest(URI.create(ErrorForm.ADDRESS), new HttpHeaders(), null, null, Map.of(),
				asked.body(), UUID.randomUUID().toString(), request.getLocale());
		var course = new Course(asked.readsOnly());
		toEngine.configureExecutionInput((input, builder) -> builder.graphQLContext(course::putInto).build());
		WebGraphQlResponse answer = Objects.requireNonNull(engine.handleRequest(toEngine).block());
		int status = 200;
		if (course.changeRefused()) {
			response.setHeader(HttpHeaders.ALLOW, "POST");
			status = 405;
		}
		else if (form.equals(MediaTypes.APPLICATION_GRAPHQL_RESPONSE) && !answer.getExecutionResult().isDataPresent()) {
			status = 400;
		}
		write(response, status, form, JSON.writeValueAsString(answer.toMap()));
	}

	private static void refuse(HttpServletResponse response, MediaType form, UnreadableRequest refusal)
			throws IOException {
		log.info("GraphQL refused a request with {}: {}", refusal.status(), refusal.getMessage());
		if (refusal.status() == 405) {
			response.setHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
		}
		if (refusal.status() == 413) {
			// The rest of it is not read.
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
		int status = (refusal.code().equals(UnreadableRequest.NO_PERSISTED_QUERIES)
				&& form.equals(MediaType.APPLICATION_JSON)) ? 200 : refusal.status();
		write(response, status, form, ErrorForm.answer(String.valueOf(refusal.getMessage()), refusal.code(),
				Reference.current(), refusal.fields()));
	}

	private static void write(HttpServletResponse response, int status, MediaType form, String body)
			throws IOException {
		response.setStatus(status);
		response.setContentType(form.toString());
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

}
