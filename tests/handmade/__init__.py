"""Summaries written by hand, as `extract` would have written them from a perfect model.

They judge merging apart from any model. Each article of an event is one YAML file: the form
(facts, quotes as sentence numbers and speaker, people) in our own words, and beside an entry
the ids by which tests find it again in a brief. `building` turns them into summaries, from the
real articles where those are at hand and without any of their text where they are not.
"""
