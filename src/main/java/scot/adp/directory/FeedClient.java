package scot.adp.directory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriUtils;
import scot.adp.platform.Problem;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the feed of another directory by its address: by https, from hosts that are named
 * in the configuration and lie outside of this network, and no more than is set. It sends
 * nothing of ours, and asks again only for what changed where the feed can tell.
 */
@Component
class FeedClient {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String USER_AGENT = "adp-directory";

	private static final int PER_PAGE = 100;

	private static final int REDIRECTS = 3;

	private static final int BYTES_OF_A_MEGABYTE = 1024 * 1024;

	private final RestClient http;

	private final String scheme;

	private final FeedRules.Limits limits;

	private final Set<String> hosts;

	@Autowired
	FeedClient(FeedRules rules) {
		this(rules.hosts(), rules.limits(), InetAddressFilter.externalAddresses(), "https");
	}

	/**
	 * Makes one.
	 * @param filter addresses that hosts may have
	 * @param scheme by which alone feeds are read
	 */
	FeedClient(Set<String> hosts, FeedRules.Limits limits, InetAddressFilter filter, String scheme) {
		this.hosts = hosts;
		this.limits = limits;
		this.scheme = scheme;
		Duration patience = Duration.ofSeconds(limits.secondsOfAnAnswer());
		this.http = RestClient.builder()
			.requestFactory(ClientHttpRequestFactoryBuilder.jdk()
				.build(HttpClientSettings.defaults()
					.withRedirects(HttpRedirects.DONT_FOLLOW)
					.withTimeouts(patience, patience)
					.withInetAddressFilter(filter)))
			.build();
	}

	/**
	 * Reads a feed.
	 * @param before by what its answers were known when it was read last; empty for a
	 * reading of all of it
	 */
	Answer read(String address, Map<String, Tag> before) {
		try {
			var run = new Run();
			if (!before.isEmpty() && before.values().stream().allMatch(Tag::tells) && run.unchanged(before)) {
				return new Answer(FeedView.Outcome.UNCHANGED, null, null, "", 0, before);
			}
			return run.whole(address);
		}
		catch (Refused ex) {
			return new Answer(FeedView.Outcome.FAILED, ex.fault, null, "", 0, Map.of());
		}
		catch (IllegalArgumentException ex) {
			// It sent on to what is no address.
			return new Answer(FeedView.Outcome.FAILED, FeedView.Fault.REFUSED, null, "", 0, Map.of());
		}
		catch (Problem ex) {
			return new Answer(FeedView.Outcome.FAILED, FeedView.Fault.NO_FEED, null, "", 0, Map.of());
		}
		catch (RestClientException | FilteredHostException ex) {
			return new Answer(FeedView.Outcome.FAILED, fault(ex), null, "", 0, Map.of());
		}
	}

	private static FeedView.Fault fault(Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof FilteredHostException) {
				return FeedView.Fault.NOT_ALLOWED;
			}
			if (cause instanceof Refused refused) {
				return refused.fault;
			}
		}
		return FeedView.Fault.NO_ANSWER;
	}

	/** The host of an address, in small letters; empty where it has none. */
	static String host(String address) {
		try {
			@Nullable String host = URI.create(address).getHost();
			return (host != null) ? host.toLowerCase(Locale.ROOT) : "";
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	/**
	 * Whether an address is that of a list itself, and not of a feed under which its
	 * services stand: it asks for something, or names a file.
	 */
	static boolean isAskedAsItStands(String address) {
		return address.indexOf('?') >= 0 || address.endsWith(".json");
	}

	/**
	 * What came of reading a feed.
	 *
	 * @param reading null where nothing changed or it could not be read
	 * @param sha256 by what its services are known again
	 * @param answers by what its answers are known again
	 */
	record Answer(FeedView.Outcome outcome, FeedView.@Nullable Fault fault, OpenReferral.@Nullable Reading reading,
			String sha256, long size, Map<String, Tag> answers) {
	}

	/** By what an answer is known to be the same. */
	record Tag(@Nullable String etag, @Nullable String modified) {

		boolean tells() {
			return etag != null || modified != null;
		}

	}

	/** One reading of a feed. */
	private final class Run {

		private final long deadline = System.nanoTime() + Duration.ofSeconds(limits.seconds()).toNanos();

		private final Map<String, Tag> answers = new LinkedHashMap<>();

		private long bytes;

		private int asked;

		/** Whether no answer differs from what it was. */
		boolean unchanged(Map<String, Tag> before) {
			return before.entrySet().stream().allMatch(it -> get(URI.create(it.getKey()), it.getValue(), content -> {
			}) == HttpStatus.NOT_MODIFIED.value());
		}

		Answer whole(String address) {
			var reader = new OpenReferral(limits.services());
			if (isAskedAsItStands(address)) {
				list(address, reader);
			}
			else {
				pages(address, reader);
			}
			var reading = reader.reading();
			return new Answer(FeedView.Outcome.WAITING, null, reading,
					FeedStore.digest(JSON.writeValueAsString(reading)), bytes, answers);
		}

		/** A list, and what it says stands behind it. */
		private void list(String address, OpenReferral reader) {
			URI at = URI.create(address);
			answered(get(at, null, reader::read));
			for (String next = reader.next(); next != null; next = reader.next()) {
				// A question alone would take the last part of the path away.
				at = at.resolve(next.startsWith("?") ? at.getRawPath() + next : next);
				answered(get(at, null, reader::read));
			}
		}

		private void pages(String address, OpenReferral reader) {
			String list = address + "/services?page=%d";
			String full = list + "&per_page=" + PER_PAGE + "&full=true";
			int status = get(URI.create(full.formatted(1)), null, reader::read);
			// Some refuse what they do not know, though the standard has it.
			if (status == HttpStatus.BAD_REQUEST.value() || status == HttpStatus.UNPROCESSABLE_CONTENT.value()) {
				full = list;
				status = get(URI.create(full.formatted(1)), null, reader::read);
			}
			answered(status);
			for (int page = 2; page <= reader.totalPages(); page++) {
				answered(get(URI.create(full.formatted(page)), null, reader::read));
			}
			for (String id : reader.brief()) {
				answered(get(URI.create(
						"%s/services/%s".formatted(address, UriUtils.encodePathSegment(id, StandardCharsets.UTF_8))),
						null, reader::read));
			}
		}

		private static void answered(int status) {
			if (status != HttpStatus.OK.value()) {
				throw new Refused(FeedView.Fault.REFUSED);
			}
		}

		private int get(URI address, @Nullable Tag tag, OfContent reader) {
			URI at = address;
			for (int step = 0; step <= REDIRECTS; step++) {
				URI here = allowed(at);
				if (++asked > limits.pages()) {
					throw new Refused(FeedView.Fault.TOO_LARGE);
				}
				var answer = Objects.requireNonNull(http.get()
					.uri(here)
					.accept(MediaType.APPLICATION_JSON)
					.header(HttpHeaders.USER_AGENT, USER_AGENT)
					.headers(it -> {
						if (tag != null && tag.etag() != null) {
							it.set(HttpHeaders.IF_NONE_MATCH, tag.etag());
						}
						if (tag != null && tag.modified() != null) {
							it.set(HttpHeaders.IF_MODIFIED_SINCE, tag.modified());
						}
					})
					.exchange((request, response) -> taken(address, response, reader)));
				if (answer.location() == null) {
					return answer.status();
				}
				URI next = here.resolve(answer.location());
				if (!host(next.toString()).equals(host(here.toString()))) {
					throw new Refused(FeedView.Fault.ELSEWHERE);
				}
				at = next;
			}
			throw new Refused(FeedView.Fault.ELSEWHERE);
		}

		private URI allowed(URI address) {
			if (!scheme.equalsIgnoreCase(address.getScheme()) || !hosts.contains(host(address.toString()))
					|| address.getUserInfo() != null) {
				throw new Refused(FeedView.Fault.NOT_ALLOWED);
			}
			return address;
		}

		private Taken taken(URI address, ClientHttpResponse response, OfContent reader) throws IOException {
			var status = response.getStatusCode();
			if (status.is3xxRedirection() && status.value() != HttpStatus.NOT_MODIFIED.value()) {
				@Nullable URI location = response.getHeaders().getLocation();
				if (location == null) {
					throw new Refused(FeedView.Fault.REFUSED);
				}
				return new Taken(status.value(), location);
			}
			if (status.value() == HttpStatus.OK.value()) {
				answers.put(address.toString(), new Tag(response.getHeaders().getETag(),
						response.getHeaders().getFirst(HttpHeaders.LAST_MODIFIED)));
				try (InputStream content = new Counted(response.getBody())) {
					reader.read(content);
				}
			}
			return new Taken(status.value(), null);
		}

		/** Gives no more than may be read, and not for longer. */
		private final class Counted extends FilterInputStream {

			Counted(InputStream content) {
				super(content);
			}

			@Override
			public int read() throws IOException {
				int one = super.read();
				count((one >= 0) ? 1 : 0);
				return one;
			}

			@Override
			public int read(byte[] into, int offset, int length) throws IOException {
				int some = super.read(into, offset, length);
				count(some);
				return some;
			}

			private void count(int more) {
				bytes += Math.max(more, 0);
				if (bytes > (long) limits.megabytes() * BYTES_OF_A_MEGABYTE) {
					throw new Refused(FeedView.Fault.TOO_LARGE);
				}
				if (System.nanoTime() > deadline) {
					throw new Refused(FeedView.Fault.TOO_LONG);
				}
			}

		}

	}

	private record Taken(int status, @Nullable URI location) {
	}

	/** Reads what an answer holds. */
	@FunctionalInterface
	private interface OfContent {

		void read(InputStream content);

	}

	/** Why a feed is not read on. */
	private static final class Refused extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final FeedView.Fault fault;

		Refused(FeedView.Fault fault) {
			super(fault.name());
			this.fault = fault;
		}

	}

}
