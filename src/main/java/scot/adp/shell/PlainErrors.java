package scot.adp.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what fails outside any page of ours, with the request's reference. */
@RestController
class PlainErrors implements ErrorController {

	private static final Logger log = LoggerFactory.getLogger(PlainErrors.class);

	@RequestMapping("${server.error.path:/error}")
	ResponseEntity<String> error(HttpServletRequest request, HttpServletResponse response) {
		int status = (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) ? code : 500;
		if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
			log.error("A request failed, reference {}", response.getHeader(RequestReference.HEADER), failure);
		}
		String text = switch (status) {
			case 401, 403 -> "This is not open to you.";
			case 404 -> "There is nothing here.";
			default -> "Something went wrong.";
		};
		return ResponseEntity.status(status)
			.contentType(MediaType.TEXT_PLAIN)
			.body("%s Reference %s\n".formatted(text, response.getHeader(RequestReference.HEADER)));
	}

}
