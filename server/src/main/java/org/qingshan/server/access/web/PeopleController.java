/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.Accounts;
import org.qingshan.server.access.Accounts.HeldPost;
import org.qingshan.server.access.Accounts.Person;
import org.qingshan.server.access.Accounts.Post;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.Role;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.access.internal.ScopeSentence;
import org.qingshan.server.platform.Messages;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.platform.ReportingZone;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Account administration. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleController {

    private final Accounts accounts;
    private final ScopeSentence sentences;
    private final Clock clock;

    PeopleController(Accounts accounts, ScopeSentence sentences, Clock clock) {
        this.accounts = accounts;
        this.sentences = sentences;
        this.clock = clock;
    }

    /** @param validTo null = without end */
    record PostItem(
            UUID id,
            Role role,
            String title,
            boolean whole,
            @Nullable String region,
            @Nullable String enterprise,
            @Nullable String department,
            OffsetDateTime validFrom,
            @Nullable OffsetDateTime validTo) {}

    record PersonItem(
            UUID id,
            String login,
            String name,
            boolean active,
            List<PostItem> posts,
            SessionController.SessionScope scope) {}

    /** @param next always null: people are few */
    record PersonList(List<PersonItem> items, @Nullable String next) {}

    record NewPerson(
            @NotBlank @Size(max = 60) @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._@-]*")
            String login,

            @NotBlank @Size(max = 60) String name) {}

    record ChangedPerson(@NotBlank @Size(max = 60) String name, boolean active) {}

    /** @param validFrom null = now */
    record NewPost(
            @NotNull Role role,
            @Nullable @Size(max = 100) String title,
            boolean whole,
            @Nullable String region,
            @Nullable String enterprise,
            @Nullable String department,
            @Nullable OffsetDateTime validFrom,
            @Nullable OffsetDateTime validTo) {}

    /** @param at null = now */
    record EndOfPost(@Nullable OffsetDateTime at) {}

    /** @param oneTimePassword shown once, to be changed at the next sign-in */
    record OneTimePassword(String oneTimePassword) {}

    @GetMapping
    @RequiresRight(Right.ACCOUNT_ADMIN)
    @ScopedRead
    public PersonList list() {
        return new PersonList(accounts.list().stream().map(this::item).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresRight(Right.ACCOUNT_ADMIN)
    @ScopedWrite
    public PersonItem create(@Valid @RequestBody NewPerson body) {
        return item(accounts.create(body.login(), body.name()));
    }

    @PutMapping("/{id}")
    @RequiresRight(Right.ACCOUNT_ADMIN)
    @ScopedWrite
    public PersonItem change(@PathVariable UUID id, @Valid @RequestBody ChangedPerson body) {
        accounts.change(id, body.name(), body.active());
        return get(id);
    }

    @PostMapping("/{id}/posts")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresRight(Right.ACCOUNT_ADMIN)
    @ScopedWrite
    public PersonItem addPost(@PathVariable UUID id, @Valid @RequestBody NewPost body) {
        accounts.addPost(id, post(body));
        return get(id);
    }

    @PostMapping("/{id}/posts/{post}/end")
    @RequiresRight(Right.ACCOUNT_ADMIN)
    @ScopedWrite
    public PersonItem endPost(@PathVariable UUID id, @PathVariable UUID post, @Valid @RequestBody EndOfPost body) {
        accounts.endPost(
                id, post, body.at() == null ? clock.instant() : body.at().toInstant());
        return get(id);
    }

    @PostMapping("/{id}/password")
    @RequiresRight(Right.ACCOUNT_ADMIN)
    @ScopedWrite
    public OneTimePassword resetPassword(@PathVariable UUID id) {
        return new OneTimePassword(accounts.resetPassword(id));
    }

    private PersonItem get(UUID id) {
        return accounts.find(id)
                .map(this::item)
                .orElseThrow(() -> ProblemException.notFound("access.unknown-person", Map.of("id", id)));
    }

    private Post post(NewPost body) {
        return new Post(
                body.role(),
                body.title() == null ? "" : body.title(),
                body.whole(),
                body.region(),
                body.enterprise(),
                body.department(),
                body.validFrom() == null ? clock.instant() : body.validFrom().toInstant(),
                body.validTo() == null ? null : body.validTo().toInstant());
    }

    private PersonItem item(Person person) {
        return new PersonItem(
                person.id(),
                person.login(),
                person.name(),
                person.active(),
                person.posts().stream().map(PeopleController::item).toList(),
                new SessionController.SessionScope(
                        sentences.of(person, Messages.CHINESE), sentences.of(person, Messages.ENGLISH)));
    }

    private static PostItem item(HeldPost held) {
        Post post = held.post();
        return new PostItem(
                held.id(),
                post.role(),
                post.title(),
                post.whole(),
                post.regionCode(),
                post.enterpriseCode(),
                post.department(),
                ReportingZone.at(post.validFrom()),
                post.validTo() == null ? null : ReportingZone.at(post.validTo()));
    }
}
