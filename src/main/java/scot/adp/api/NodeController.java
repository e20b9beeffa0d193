package scot.adp.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;

/** Finds anything by its global id. */
@Controller
class NodeController {

	private final Map<String, NodeSource> sources;

	NodeController(List<NodeSource> sources) {
		this.sources = sources.stream().collect(Collectors.toMap(NodeSource::type, Function.identity()));
	}

	@QueryMapping
	Object node(@Argument String id) {
		String[] parts;
		try {
			parts = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8).split(":", 2);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("node", id);
		}
		if (parts.length < 2 || !sources.containsKey(parts[0])) {
			throw Problem.notFound("node", id);
		}
		return sources.get(parts[0]).find(parts[1]).orElseThrow(() -> Problem.notFound("node", id));
	}

}
