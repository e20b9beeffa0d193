package scot.adp.shell;

import java.util.List;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import scot.adp.identity.ErrorForm;
import scot.adp.platform.Reference;

/** Answers what fails outside any page of ours, with the request's reference. */
@RestController
class PlainErrors implements ErrorController {

	/** What is said of a fault of ours. */
	static final String OURS = "Something went wrong here; tell us the reference.";

	private static final Logger log = LoggerFactory.getLogger(PlainErrors.class);

	@RequestMapping("${server.error.path:/error}")
	ResponseEntity<String> error(HttpServletRequest request, HttpServletResponse response) {
		int status = (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) ? code : 500;
		@Nullable String known = response.getHeader(RequestReference.HEADER);
		String reference = (known != null) ? known : Reference.fresh();
		response.setHeader(RequestReference.HEADER, reference);
		if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
			log.error("A request failed, reference {}", reference, failure);
		}
		if (ErrorForm.isFor(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)))) {
			return ResponseEntity.status(status)
				.contentType(MediaType.APPLICATION_JSON)
				.body(ErrorForm.answer(inGraphQl(status), ErrorForm.code(status), reference, List.of()));
		}
		String text = switch (status) {
			case 401, 403 -> "This is not open to you.";
			case 404 -> "There is nothing here.";
			default -> "Something went wrong.";
		};
		return ResponseEntity.status(status)
			.contentType(MediaType.TEXT_PLAIN)
			.body("%s Reference %s\n".formatted(text, reference));
	}

	private static String inGraphQl(int status) {
		return (status < 500) ? "This address or request is not taken; GraphQL is at /graphql." : OURS;
	}

}
