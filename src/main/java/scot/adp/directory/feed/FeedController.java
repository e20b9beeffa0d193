package scot.adp.directory.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import scot.adp.directory.PlaceView;
import scot.adp.directory.PublishedService;
import scot.adp.directory.open.Entry;
import scot.adp.directory.open.OpenDirectory;
import scot.adp.directory.open.Point;
import scot.adp.directory.open.Postcodes;
import scot.adp.directory.open.Shown;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Problem;
import tools.jackson.databind.json.JsonMapper;

/** The open feed at {@value #ADDRESS}, for programs: no account, no key, no cookie. */
@Controller
@ConditionalOnWebApplication
@RequestMapping(FeedController.ADDRESS)
class FeedController {

	static final String ADDRESS = "/open-referral/v3";

	/** What programs tell the version by. */
	private static final String VERSION = "HSDS-UK-3.0";

	private static final String PROFILE = "https://github.com/OpenReferralUK/uk-profile";

	private static final MediaType LINES = MediaType.valueOf("application/x-ndjson");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final OpenDirectory directory;

	private final FeedForm form;

	private final Postcodes postcodes;

	private final AdpSettings settings;

	FeedController(OpenDirectory directory, FeedForm form, Postcodes postcodes, AdpSettings settings) {
		this.directory = directory;
		this.form = form;
		this.postcodes = postcodes;
		this.settings = settings;
	}

	@GetMapping({ "", "/" })
	ResponseEntity<byte[]> about() {
		return answer(directory.now(),
				new Fields().with("version", VERSION)
					.with("profile", PROFILE)
					.with("openapi_url", settings.address() + ADDRESS + "/openapi.json")
					.all());
	}

	@GetMapping("/openapi.json")
	ResponseEntity<byte[]> openApi() throws IOException {
		String text = new ClassPathResource("open-referral/openapi.json").getContentAsString(StandardCharsets.UTF_8);
		return answer(directory.now(),
				text.replace("{address}", settings.address() + ADDRESS).getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping("/services")
	@Nullable ResponseEntity<byte[]> services(@RequestParam Map<String, String> asked, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		FeedQuery query = FeedQuery.of(asked);
		Shown shown = directory.now();
		var found = shown.entries().stream().filter(it -> query.takes(it, this::terms)).map(Entry::service);
		Function<PublishedService, Map<String, Object>> told = query.minimal() ? FeedController::minimal
				: query.full() ? form::whole : it -> form.brief(it).all();
		if (query.lines()) {
			stream(shown, asked, found.map(told), request, response);
			return null;
		}
		return page(shown, query, found.toList(), told);
	}

	@GetMapping("/services/{id}")
	ResponseEntity<byte[]> service(@PathVariable String id) {
		Shown shown = directory.now();
		return answer(shown,
				entries(shown).filter(it -> is(it.service().id().value(), id))
					.findFirst()
					.map(it -> form.whole(it.service()))
					.orElseThrow(() -> Problem.notFound("service", id)));
	}

	@GetMapping("/service_at_locations")
	@Nullable ResponseEntity<byte[]> atLocations(@RequestParam Map<String, String> asked, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		FeedQuery query = FeedQuery.ofPlaces(asked, postcodes);
		Shown shown = directory.now();
		var found = near(query, entries(shown).filter(it -> query.takes(it, this::terms))
			.flatMap(
					it -> it.times().stream().filter(query::takes).map(times -> new Placed(it.service(), times.at()))));
		Function<Placed, Map<String, Object>> told = query.full() ? it -> it.whole(form) : it -> it.brief(form);
		if (query.lines()) {
			stream(shown, asked, found.map(told), request, response);
			return null;
		}
		return page(shown, query, found.toList(), told);
	}

	/** Those that are near where something is asked, the nearest first. */
	private Stream<Placed> near(FeedQuery query, Stream<Placed> all) {
		return query.near(postcodes)
			.map(near -> all.flatMap(it -> it.away(near.point(), postcodes).stream())
				.filter(it -> it.metres() <= near.metres())
				.sorted(Comparator.comparing(Away::metres))
				.map(Away::placed))
			.orElse(all);
	}

	@GetMapping("/service_at_locations/{id}")
	ResponseEntity<byte[]> atLocation(@PathVariable String id) {
		Shown shown = directory.now();
		return answer(shown,
				entries(shown).flatMap(it -> it.service().places().stream().map(at -> new Placed(it.service(), at)))
					.filter(it -> it.at() != null && is(it.at().id().value(), id))
					.findFirst()
					.map(it -> it.whole(form))
					.orElseThrow(() -> Problem.notFound("service at location", id)));
	}

	@GetMapping("/organizations")
	ResponseEntity<byte[]> organisations(@RequestParam Map<String, String> asked) {
		FeedQuery query = FeedQuery.of(asked);
		Shown shown = directory.now();
		return page(shown, query, List.copyOf(organisations(shown).values()), it -> form.organisation(it).all());
	}

	@GetMapping("/organizations/{id}")
	ResponseEntity<byte[]> organisation(@PathVariable String id) {
		Shown shown = directory.now();
		return answer(shown,
				organisations(shown).entrySet()
					.stream()
					.filter(it -> is(it.getKey(), id))
					.findFirst()
					.map(it -> form.organisation(it.getValue()).all())
					.orElseThrow(() -> Problem.notFound("organization", id)));
	}

	@GetMapping("/taxonomies")
	ResponseEntity<byte[]> taxonomies(@RequestParam Map<String, String> asked) {
		return page(directory.now(), FeedQuery.of(asked), List.of(FeedForm.Taxonomy.values()), form::taxonomy);
	}

	@GetMapping("/taxonomies/{id}")
	ResponseEntity<byte[]> taxonomy(@PathVariable String id) {
		return answer(directory.now(),
				Arrays.stream(FeedForm.Taxonomy.values())
					.filter(it -> is(it.id(), id))
					.findFirst()
					.map(form::taxonomy)
					.orElseThrow(() -> Problem.notFound("taxonomy", id)));
	}

	@GetMapping("/taxonomy_terms")
	ResponseEntity<byte[]> terms(@RequestParam Map<String, String> asked) {
		FeedQuery query = FeedQuery.of(asked);
		@Nullable String taxonomy = asked.get("taxonomy_id");
		return page(directory.now(), query,
				form.terms().filter(it -> taxonomy == null || is(it.taxonomy().id(), taxonomy)).toList(), form::term);
	}

	@GetMapping("/taxonomy_terms/{id}")
	ResponseEntity<byte[]> term(@PathVariable String id) {
		return answer(directory.now(),
				form.terms()
					.filter(it -> is(it.id(), id))
					.findFirst()
					.map(form::term)
					.orElseThrow(() -> Problem.notFound("taxonomy term", id)));
	}

	/** What is none of these. */
	@RequestMapping("/**")
	ResponseEntity<byte[]> nothing() {
		throw Problem.notFound("address", "of this kind in the feed");
	}

	@ExceptionHandler
	ResponseEntity<byte[]> refused(Problem problem) {
		HttpStatus status = (problem.code() == Problem.Code.NOT_FOUND) ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
		return FeedProblem.answer(status, String.valueOf(problem.getMessage()), problem.fields());
	}

	/** The terms of an id: one, or all of a list. */
	private Stream<FeedForm.Term> terms(UUID id) {
		return form.terms().filter(it -> it.id().equals(id) || it.taxonomy().id().equals(id));
	}

	private static Stream<Entry> entries(Shown shown) {
		return shown.entries().stream();
	}

	/** Of each organisation one service, from which it is told. */
	private static Map<UUID, PublishedService> organisations(Shown shown) {
		return entries(shown).map(Entry::service)
			.sorted(Comparator.comparing(PublishedService::organisationName))
			.collect(Collectors.toMap(it -> FeedForm.organisation(it.organisation()), Function.identity(),
					(first, second) -> first, LinkedHashMap::new));
	}

	private static boolean is(UUID id, String asked) {
		return id.toString().equalsIgnoreCase(asked);
	}

	private static Map<String, Object> minimal(PublishedService service) {
		return new Fields().with("id", service.id().value().toString())
			.with("last_modified", service.changedAt().toInstant().toString())
			.all();
	}

	private static <T> ResponseEntity<byte[]> page(Shown shown, FeedQuery query, List<T> all,
			Function<T, Map<String, Object>> told) {
		// All at once is what the standard hopes for of this form.
		int size = query.minimal() ? Math.max(1, all.size()) : query.size();
		int pages = (all.size() + size - 1) / size;
		int from = (int) Math.min(all.size(), (query.page() - 1L) * size);
		var contents = all.subList(from, Math.min(all.size(), from + size)).stream().map(told).toList();
		Map<String, Object> page = new LinkedHashMap<>();
		page.put("total_items", all.size());
		page.put("total_pages", pages);
		page.put("page_number", query.page());
		page.put("size", contents.size());
		page.put("first_page", query.page() == 1);
		page.put("last_page", query.page() >= pages);
		page.put("empty", contents.isEmpty());
		page.put("contents", contents);
		return answer(shown, page);
	}

	private static ResponseEntity<byte[]> answer(Shown shown, Map<String, Object> object) {
		return answer(shown, JSON.writeValueAsBytes(object));
	}

	private static ResponseEntity<byte[]> answer(Shown shown, byte[] body) {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noCache())
			.eTag(mark(body))
			.lastModified(shown.changedAt().toInstant())
			.body(body);
	}

	/**
	 * Writes one object a line as it is made, so that any number of them takes no room.
	 */
	private static void stream(Shown shown, Map<String, String> asked, Stream<Map<String, Object>> objects,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
		if (new ServletWebRequest(request, response).checkNotModified(
				mark((shown.mark() + new TreeMap<>(asked)).getBytes(StandardCharsets.UTF_8)),
				shown.changedAt().toInstant().toEpochMilli())) {
			return;
		}
		response.setContentType(LINES.toString());
		OutputStream out = response.getOutputStream();
		for (Map<String, Object> object : (Iterable<Map<String, Object>>) objects::iterator) {
			out.write(JSON.writeValueAsBytes(object));
			out.write('\n');
		}
	}

	/** Weak, since the server would not compress what has a strong one. */
	private static String mark(byte[] body) {
		try {
			return "W/\"%s\""
				.formatted(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/** A service at a place, and how far that is. */
	private record Away(Placed placed, double metres) {
	}

	/** A service at one of its places. */
	private record Placed(PublishedService service, PublishedService.@Nullable At at) {

		/** Empty where it is nowhere that somebody could go to. */
		Optional<Away> away(Point from, Postcodes postcodes) {
			return (at != null && at.kind() != PlaceView.Kind.ONLINE && at.kind() != PlaceView.Kind.HOME_VISITS)
					? postcodes.about(at).map(it -> new Away(this, from.metres(it))) : Optional.empty();
		}

		Map<String, Object> brief(FeedForm form) {
			return (at != null) ? form.atLocationBrief(service, at).all() : Map.of();
		}

		Map<String, Object> whole(FeedForm form) {
			return (at != null) ? form.atLocationWhole(service, at) : Map.of();
		}

	}

}
